package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.ValidationReport;
import io.mockloop.migrations.cli.output.Wording;
import io.mockloop.migrations.workspace.MigrationFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares migrations with their lock file. */
final class CheckCommand extends FileCommand {

    private static final String WRITE = "--write";
    private static final String AGAINST = "--against";
    private static final String SCHEMA = "--dump";

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
        own.value(SCHEMA, "FILE", Path.class, """
The schema as `mockloop db dump-schema` has written it: migrations that aren't in it are wrong, too.""");
    }

    @Override
    public @Nullable String usageError() {
        String missing = missing(AGAINST, "It takes the migrations.lock of the branch to be merged into.");
        return missing == null ? missing(SCHEMA, "It takes what `mockloop db dump-schema` has written.") : missing;
    }

    private @Nullable String missing(String option, String what) {
        Path file = value(option, Path.class);
        return file == null || Files.isRegularFile(file)
                ? null
                : "%s: there is no file %s. %s".formatted(option, file, what);
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
        problems.addAll(ofSchema(all));
        ValidationResult result = new ValidationResult(List.copyOf(problems));
        console.print(new ValidationReport(result, "Valid: the files fit together, and with migrations.lock."));
        return result.isValid() ? DONE : FAILED;
    }

    /** One of all folders, if there are some for each database, is up to date if it is so for one. */
    private List<Problem> ofSchema(List<MigrationFiles> all) {
        Path schema = value(SCHEMA, Path.class);
        List<List<Problem>> found = new ArrayList<>();
        if (schema != null) {
            all.forEach(each -> found.add(each.checkSchemaFile(schema).problems()));
        }
        return found.stream().min(Comparator.comparingInt(List::size)).orElse(List.of());
    }

    /** What is late behind this lock file is so behind the other one. */
    private static boolean isSame(Problem found, Problem behind) {
        return found.code().equals(behind.code())
                && Objects.equals(found.version(), behind.version())
                && Objects.equals(found.script(), behind.script());
    }
}
