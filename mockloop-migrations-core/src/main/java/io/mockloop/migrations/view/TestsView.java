package io.mockloop.migrations.view;

import io.mockloop.migrations.testing.TestResult;
import io.mockloop.migrations.testing.TestResults;
import java.util.List;

/**
 * What a test of migrations has come to.
 *
 * @param valid whether nothing is wrong with any
 * @param results of each
 */
public record TestsView(boolean valid, List<TestResult> results) implements View {

    /** Copies the list. */
    public TestsView {
        results = List.copyOf(results);
    }

    /** The view of results. */
    public static TestsView of(TestResults results) {
        return new TestsView(results.isPassed(), results.results());
    }
}
