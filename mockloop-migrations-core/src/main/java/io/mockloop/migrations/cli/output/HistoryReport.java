package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.HistoryEntry;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;

/**
 * All that was ever done.
 *
 * @param history oldest first
 */
public record HistoryReport(List<HistoryEntry> history) implements Report {

    /** Copies the list. */
    public HistoryReport {
        history = List.copyOf(history);
    }

    @Override
    public void text(PrintStream out) {
        if (history.isEmpty()) {
            out.println("The history is empty.");
            return;
        }
        Table table = new Table(2, "RANK", "VERSION", "DESCRIPTION", "WAY", "STATE", "AT (UTC)", "TIME");
        for (HistoryEntry each : history) {
            table.add(
                    Integer.toString(each.rank()),
                    Words.version(each.version()),
                    each.description(),
                    Objects.toString(each.direction(), "-"),
                    each.state().name(),
                    Words.moment(each.appliedAt()),
                    Words.duration(each.executionTime()));
        }
        table.print(out);
    }

    @Override
    public void json(JsonGenerator json) {
        Json.array(json, history, HistoryReport::write);
    }

    static void write(JsonGenerator json, HistoryEntry entry) {
        json.writeStartObject();
        Json.member(json, "rank", entry.rank());
        Json.member(json, "version", entry.version());
        Json.member(json, "description", entry.description());
        Json.member(json, "type", entry.type());
        Json.member(json, "script", entry.script());
        Json.member(json, "direction", entry.direction());
        Json.member(json, "state", entry.state());
        Json.member(json, "appliedAt", entry.appliedAt());
        Json.member(json, "appliedBy", entry.appliedBy());
        Json.member(json, "executionTime", entry.executionTime());
        Json.member(json, "error", entry.error());
        json.writeEndObject();
    }
}
