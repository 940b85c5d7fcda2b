package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.PendingMigration;
import java.io.PrintStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * What is in the code and not applied.
 *
 * @param pending in the order it would run
 */
public record PendingReport(List<PendingMigration> pending) implements Report {

    /** Copies the list. */
    public PendingReport {
        pending = List.copyOf(pending);
    }

    @Override
    public void text(PrintStream out, Colours colours) {
        if (pending.isEmpty()) {
            out.println("Nothing is pending.");
            return;
        }
        Table table = new Table(1, "VERSION", "DESCRIPTION", "TYPE", "DEPENDS ON", "REVERSIBLE");
        for (PendingMigration each : pending) {
            table.add(
                    Words.version(each.version()),
                    each.description(),
                    each.type().name(),
                    Words.listed(each.dependencies()),
                    each.reversible() ? "yes" : "no");
        }
        table.print(out);
    }

    @Override
    public void json(JsonGenerator json) {
        Json.array(json, pending, PendingReport::write);
    }

    static void write(JsonGenerator json, PendingMigration migration) {
        json.writeStartObject();
        Json.member(json, "version", migration.version());
        Json.member(json, "description", migration.description());
        Json.member(json, "type", migration.type());
        Json.member(json, "script", migration.script());
        Json.versions(json, "dependencies", migration.dependencies());
        Json.member(json, "reversible", migration.reversible());
        Json.member(json, "backupRequired", migration.backupRequired());
        json.writeEndObject();
    }
}
