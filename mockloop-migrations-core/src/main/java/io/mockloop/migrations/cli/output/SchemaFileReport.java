package io.mockloop.migrations.cli.output;

import java.io.PrintStream;
import java.nio.file.Path;
import tools.jackson.core.JsonGenerator;

/**
 * A schema that was written as SQL.
 *
 * @param isWritten whether the file has other bytes than before
 */
public record SchemaFileReport(Path file, boolean isWritten) implements Report {

    private record Written(Path file, boolean written) {}

    @Override
    public void text(PrintStream out, Screen screen) {
        out.println(isWritten ? "Wrote " + Wording.path(file) + "." : Wording.path(file) + " is as the schema is.");
    }

    @Override
    public void json(JsonGenerator json) {
        Json.write(json, new Written(file, isWritten));
    }
}
