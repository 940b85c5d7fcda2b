package io.mockloop.migrations.engine.adopt;

import io.mockloop.migrations.exception.ScriptException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the changesets that files are.
 *
 * @param applied the rows of those that Liquibase has run
 */
record ChangesetFiles(List<LiquibaseRow> applied) {

    /** Opens a file. */
    interface Text {
        Reader open() throws IOException;
    }

    /**
     * Which changesets a file is.
     *
     * @param rows of those that were run
     * @param notRun those that were not
     * @param unclear why that cannot be told, a clause; null if it can
     */
    record Claim(
            List<LiquibaseRow> rows,
            List<String> notRun,
            @Nullable String unclear) {

        static Claim unclear(String why) {
            return new Claim(List.of(), List.of(), why);
        }
    }

    Claim claim(String script, Text text) {
        List<ChangesetName> names = names(script, text);
        return names.isEmpty() ? byName(script) : byNames(names);
    }

    private static List<ChangesetName> names(String script, Text text) {
        try (Reader reader = text.open()) {
            return ChangesetName.in(reader);
        } catch (IOException e) {
            throw new ScriptException(
                    "SCRIPT_UNREADABLE",
                    script,
                    1,
                    "the file cannot be read (%s).".formatted(e),
                    "See whether the file is still there, and may be read.",
                    e);
        }
    }

    private Claim byNames(List<ChangesetName> names) {
        Set<LiquibaseRow> rows = new LinkedHashSet<>();
        List<String> notRun = new ArrayList<>();
        for (ChangesetName name : names) {
            List<LiquibaseRow> found = applied.stream().filter(name::isOf).toList();
            if (found.size() > 1) {
                return Claim.unclear("the changeset %s may be %s".formatted(name.display(), displayed(found)));
            }
            if (found.isEmpty()) {
                notRun.add(name.display());
            }
            rows.addAll(found);
        }
        return new Claim(applied.stream().filter(rows::contains).toList(), List.copyOf(notRun), null);
    }

    private Claim byName(String script) {
        String name = lastSegment(script);
        List<LiquibaseRow> same = applied.stream()
                .filter(row -> lastSegment(row.file()).equals(name))
                .toList();
        List<LiquibaseRow> samePath = same.stream()
                .filter(row -> row.file().equals(script) || row.file().endsWith("/" + script))
                .toList();
        List<LiquibaseRow> found = samePath.isEmpty() ? same : samePath;
        long files = found.stream().map(LiquibaseRow::file).distinct().count();
        return files > 1
                ? Claim.unclear("more than one change log has its name: %s".formatted(displayed(found)))
                : new Claim(found, List.of(), null);
    }

    private static String displayed(List<LiquibaseRow> rows) {
        return rows.stream().map(LiquibaseRow::display).collect(Collectors.joining(", or "));
    }

    private static String lastSegment(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
