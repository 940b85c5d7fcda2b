package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.SquashedSet;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * The first migrations of a set as one file.
 *
 * @param isWritten whether it is there by now; else it is shown
 */
public record SquashReport(SquashedSet squashed, boolean isWritten) implements Report {

    private record TableRows(String table, long rows) {}

    private record Squashed(
            String version,
            Path file,
            boolean written,
            String sql,
            List<String> superseded,
            List<TableRows> rowsLeftOut) {}

    @Override
    public void text(PrintStream out, Screen screen) {
        String version = squashed.version().toString();
        out.printf(
                "%s %s: all that the migrations up to version %s make. On a throw-away database it has made the same schema.%n",
                isWritten ? "Wrote" : "Would write", Wording.path(squashed.file()), version);
        squashed.rows()
                .forEach((table, rows) -> out.printf(
                        "Not in it: %s of table %s.%n", Words.count(Math.toIntExact(rows), "row", "rows"), table));
        out.printf("%nWhat it stands for can be deleted once every database is at version %s or above;", version);
        out.printf(" one that is below needs it to get there:%n");
        squashed.superseded().forEach(each -> out.println("  " + shown(each)));
        out.printf("%nNothing was deleted. Repeatable migrations and callbacks stay as they are.%n");
        if (!isWritten) {
            out.println();
            out.print(squashed.sql());
        }
    }

    private static String shown(String source) {
        return !source.contains(":/") && Files.exists(Path.of(source)) ? Wording.path(Path.of(source)) : source;
    }

    @Override
    public void json(JsonGenerator json) {
        List<TableRows> rows = squashed.rows().entrySet().stream()
                .map(each -> new TableRows(each.getKey(), each.getValue()))
                .toList();
        Json.write(
                json,
                new Squashed(
                        squashed.version().toString(),
                        squashed.file(),
                        isWritten,
                        squashed.sql(),
                        squashed.superseded().stream().map(SquashReport::shown).toList(),
                        rows));
    }
}
