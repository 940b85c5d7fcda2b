package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.workspace.RenumberedMigration;
import io.mockloop.migrations.workspace.RenumberedMigration.Renamed;
import java.io.PrintStream;
import java.nio.file.Path;
import tools.jackson.core.JsonGenerator;

/**
 * A migration that has another version.
 *
 * @param migration what was done to its files
 */
public record RenumberReport(RenumberedMigration migration) implements Report {

    @Override
    public void text(PrintStream out, Screen screen) {
        out.println("Version " + migration.from() + " is now version " + migration.to() + ".");
        for (Renamed each : migration.renamed()) {
            out.println("Renamed " + Wording.path(each.from()) + " to " + Wording.path(each.to()));
        }
        for (Path each : migration.changed()) {
            out.println("Changed " + Wording.path(each) + ", which depends on it");
        }
        out.println(switch (migration.lockChange()) {
                    case CHANGED -> "Changed its line in ";
                    case ADDED -> "Added its line to ";
                    case CREATED -> "Wrote ";
                }
                + Wording.path(migration.lock()));
        migration.notes().forEach(note -> out.println("Note: " + note));
    }

    @Override
    public void json(JsonGenerator json) {
        Json.write(json, migration);
    }
}
