package io.mockloop.migrations.testing;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a test of several migrations has come to.
 *
 * @param results of each, in the order in which they are applied
 */
public record TestResults(List<TestResult> results) {

    /** Copies the list. */
    public TestResults {
        results = List.copyOf(results);
    }

    /** Whether nothing is wrong with any. */
    public boolean isPassed() {
        return results.stream().allMatch(TestResult::isPassed);
    }

    /**
     * Fails a test, of whichever library, unless nothing is wrong with any.
     *
     * @throws AssertionError with all that is
     */
    public void assertPassed() {
        if (!isPassed()) {
            throw new AssertionError(results.stream()
                    .filter(each -> !each.isPassed())
                    .map(TestResult::toString)
                    .collect(Collectors.joining("\n")));
        }
    }
}
