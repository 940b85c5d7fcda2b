package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.view.HistoryView;
import java.io.PrintStream;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/**
 * All that was ever done, which may be more than fits into memory.
 *
 * @param log hands over each entry, oldest first, as often as it is asked
 */
public record HistoryReport(Consumer<Consumer<HistoryEntry>> log) implements Report {

    /** Of a hash the beginning tells people enough. */
    private static final Pattern HASH = Pattern.compile("\\b([0-9a-f]{12})[0-9a-f]{20,}\\b");

    /** Reads it twice, since the widths of columns come from all rows. */
    @Override
    public void text(PrintStream out, Screen screen) {
        Table table = new Table(2, "RANK", "VERSION", "DESCRIPTION", "WAY", "STATE", "AT (UTC)", "TIME")
                .withStates(4, screen.colours());
        log.accept(entry -> table.measure(cells(entry)));
        if (table.isEmpty()) {
            out.println("The history is empty.");
            return;
        }
        Consumer<String[]> printed = table.printing(out, screen);
        log.accept(entry -> {
            printed.accept(cells(entry));
            if (entry.isMarked()) {
                out.println("      noted as %s, not run"
                        .formatted(entry.state() == MigrationState.ROLLED_BACK ? "undone" : "applied"));
            }
            if (entry.error() != null) {
                out.println("      " + entry.error().lines().findFirst().orElse(""));
            }
        });
    }

    private static String[] cells(HistoryEntry entry) {
        return new String[] {
            Integer.toString(entry.rank()),
            Words.version(entry.version()),
            HASH.matcher(entry.description()).replaceAll("$1…"),
            Objects.toString(entry.direction(), "-"),
            entry.state().name(),
            Words.moment(entry.appliedAt()),
            Words.duration(entry.executionTime())
        };
    }

    /** Nothing is written before the first entry is there: a failure to read it is the one value then. */
    @Override
    public void json(JsonGenerator json) {
        boolean[] isBegun = new boolean[1];
        log.accept(entry -> {
            if (!isBegun[0]) {
                json.writeStartArray();
                isBegun[0] = true;
            }
            Json.write(json, HistoryView.of(entry));
        });
        if (!isBegun[0]) {
            json.writeStartArray();
        }
        json.writeEndArray();
    }
}
