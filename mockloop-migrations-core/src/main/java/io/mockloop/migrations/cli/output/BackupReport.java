package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.BackupResult;
import io.mockloop.migrations.view.BackupView;
import java.io.PrintStream;
import tools.jackson.core.JsonGenerator;

/**
 * A backup that was made.
 *
 * @param backup where it is
 */
public record BackupReport(BackupResult backup) implements Report {

    @Override
    public void text(PrintStream out, Screen screen) {
        out.println(backup.location());
        String size = backup.file() == null ? "" : ", " + Words.bytes(backup.bytes());
        out.println("Backed up version %s of %s in %s%s."
                .formatted(
                        Words.current(backup.version()), backup.database(), Words.duration(backup.duration()), size));
    }

    @Override
    public void json(JsonGenerator json) {
        Json.write(json, BackupView.of(backup));
    }
}
