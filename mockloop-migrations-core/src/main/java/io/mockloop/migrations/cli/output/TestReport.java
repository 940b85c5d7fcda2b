package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.testing.TestResults;
import io.mockloop.migrations.view.TestsView;
import java.io.PrintStream;
import tools.jackson.core.JsonGenerator;

/**
 * What a test of migrations has come to.
 *
 * @param results of each
 */
public record TestReport(TestResults results) implements Report {

    @Override
    public void text(PrintStream out, Screen screen) {
        if (results.results().isEmpty()) {
            out.println("Nothing to test: no migration is pending. --all tests all.");
            return;
        }
        results.results().forEach(out::println);
        long failed =
                results.results().stream().filter(each -> !each.isPassed()).count();
        out.println();
        out.println(
                failed == 0
                        ? Words.count(results.results().size(), "migration", "migrations") + " passed."
                        : "%s of %s failed."
                                .formatted(failed, Words.count(results.results().size(), "migration", "migrations")));
    }

    @Override
    public void json(JsonGenerator json) {
        Json.write(json, TestsView.of(results));
    }
}
