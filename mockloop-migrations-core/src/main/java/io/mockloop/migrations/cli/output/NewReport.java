package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.workspace.NewMigration;
import java.io.PrintStream;
import java.nio.file.Path;
import tools.jackson.core.JsonGenerator;

/**
 * A migration that was written.
 *
 * @param migration where it is
 */
public record NewReport(NewMigration migration) implements Report {

    @Override
    public void text(PrintStream out, Screen screen) {
        for (Path file : migration.files()) {
            out.println("Wrote " + Wording.path(file));
        }
        out.println("Added its line to " + Wording.path(migration.lock()));
    }

    @Override
    public void json(JsonGenerator json) {
        Json.write(json, migration);
    }
}
