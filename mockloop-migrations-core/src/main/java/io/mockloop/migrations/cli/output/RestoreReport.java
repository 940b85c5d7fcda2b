package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.RestoreResult;
import io.mockloop.migrations.view.RestoreView;
import java.io.PrintStream;
import tools.jackson.core.JsonGenerator;

/**
 * A backup that was restored.
 *
 * @param restored what was
 */
public record RestoreReport(RestoreResult restored) implements Report {

    @Override
    public void text(PrintStream out, Screen screen) {
        out.println("Restored %s in %s. %s"
                .formatted(
                        restored.file(),
                        Words.duration(restored.duration()),
                        restored.currentVersion() == null
                                ? "No version is applied."
                                : "The database is at version %s.".formatted(restored.currentVersion())));
        if (restored.safetyBackup() != null) {
            out.println("What was there before is in " + restored.safetyBackup());
        }
    }

    @Override
    public void json(JsonGenerator json) {
        Json.write(json, RestoreView.of(restored));
    }
}
