package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.ValidationReport;
import io.mockloop.migrations.cli.output.Wording;
import io.mockloop.migrations.workspace.MigrationFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares migrations with their lock file. */
final class CheckCommand extends FileCommand {

    private static final String WRITE = "--write";
    private static final String AGAINST = "--against";

    @Override
    String description() {
        return "Check, without a database, that the files of migrations fit together and with migrations.lock:"
                + " versions, names, dependencies. Exits with 1 where something is wrong.";
    }

    @Override
    void define(OptionSpecs own) {
        super.define(own);
        own.flag(WRITE, """
Write migrations.lock first: add the lines that lack, remove those without a file. What must get another
version gets no line.""");
        own.value(AGAINST, "FILE", Path.class, """
The migrations.lock of the branch to be merged into: what has one of its versions, or comes late behind it,
is wrong, too.""");
    }

    @Override
    public @Nullable String usageError() {
        Path against = value(AGAINST, Path.class);
        if (against == null || (Files.exists(against) && !Files.isDirectory(against))) {
            return null;
        }
        return "--against: there is no file %s. It takes the migrations.lock of the branch to be merged into."
                .formatted(against);
    }

    @Override
    public int run(Console console) {
        Path against = value(AGAINST, Path.class);
        Set<Problem> problems = new LinkedHashSet<>();
        List<MigrationFiles> all = against == null ? all() : List.of(files());
        for (MigrationFiles each : all) {
            if (has(WRITE)) {
                each.writeLocks().forEach(lock -> console.say("Wrote %s.".formatted(Wording.path(lock))));
            }
            problems.addAll(each.check().problems());
            if (against != null) {
                each.checkAgainst(against).problems().stream()
                        .filter(behind -> problems.stream().noneMatch(found -> isSame(found, behind)))
                        .forEach(problems::add);
            }
        }
        ValidationResult result = new ValidationResult(List.copyOf(problems));
        console.print(new ValidationReport(result, "Valid: the files fit together, and with migrations.lock."));
        return result.isValid() ? DONE : FAILED;
    }

    /** What is late behind this lock file is so behind the other one. */
    private static boolean isSame(Problem found, Problem behind) {
        return found.code().equals(behind.code())
                && Objects.equals(found.version(), behind.version())
                && Objects.equals(found.script(), behind.script());
    }
}
