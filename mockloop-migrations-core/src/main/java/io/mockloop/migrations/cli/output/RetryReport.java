package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.RowRetry;
import io.mockloop.migrations.view.RetryView;
import java.io.PrintStream;
import tools.jackson.core.JsonGenerator;

/**
 * What became of rows that were tried again.
 *
 * @param retry the result
 */
public record RetryReport(RowRetry retry) implements Report {

    @Override
    public void text(PrintStream out, Screen screen) {
        int tried = retry.done() + retry.gone().size() + retry.left().size();
        if (tried == 0) {
            out.println("No row of migration %s is in quarantine.".formatted(retry.version()));
            return;
        }
        out.println("%s of migration %s tried again: %d done, %d gone, %d left in quarantine."
                .formatted(
                        Words.count(tried, "row", "rows"),
                        retry.version(),
                        retry.done(),
                        retry.gone().size(),
                        retry.left().size()));
        retry.gone().forEach(key -> out.println("  %s is not there any more, or needs no change".formatted(key)));
        retry.left().forEach(row -> out.println("  %s failed again: %s".formatted(row.key(), row.error())));
    }

    @Override
    public void json(JsonGenerator json) {
        Json.write(json, RetryView.of(retry));
    }
}
