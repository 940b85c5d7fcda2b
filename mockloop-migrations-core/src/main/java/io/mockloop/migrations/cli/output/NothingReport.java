package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.view.RunView;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What a run did, or would do, if nothing is to be done.
 *
 * @param nothing what is said of it
 * @param current the version that the database is at
 * @param dryRun whether it was only looked for
 */
public record NothingReport(String nothing, @Nullable Version current, boolean dryRun) implements Report {

    @Override
    public void text(PrintStream out, Screen screen) {
        out.println(nothing + " " + RunReport.now(current));
    }

    @Override
    public void json(JsonGenerator json) {
        Json.write(json, new RunView(List.of(), Objects.toString(current, null), dryRun, null, null));
    }
}
