package io.mockloop.migrations.engine.program;

import io.mockloop.migrations.MigrationPlan.PlannedStatement;
import io.mockloop.migrations.MigrationPlan.Step;
import io.mockloop.migrations.engine.plan.Recovery.Shown;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * In what a step differs from what somebody was shown of it. Where its statements stand in their file, and what is said
 * of it, makes none.
 *
 * @param shown as it was shown
 * @param now as it would be run now
 */
public record StepDifference(Step shown, Step now) {

    /** Whether it is run the other way, or out of another file, class or stored text. */
    public Optional<String> ofOrigin() {
        boolean isSame = now.direction() == shown.direction()
                && now.source() == shown.source()
                && now.script().equals(shown.script());
        return isSame
                ? Optional.empty()
                : Optional.of("comes from %s (%s) now, and not from %s (%s)"
                        .formatted(now.source(), now.script(), shown.source(), shown.script()));
    }

    /**
     * The first statement that is another one.
     *
     * @param before how many statements stand before those of the step
     */
    public Optional<String> ofStatements(int before) {
        List<PlannedStatement> was = shown.statements();
        List<PlannedStatement> is = now.statements();
        int common = Math.min(was.size(), is.size());
        for (int i = 0; i < common; i++) {
            if (!isSame(was.get(i), is.get(i))) {
                return Optional.of("has other statements now: statement %d is %s, and was shown as %s"
                        .formatted(before + i + 1, words(is.get(i)), words(was.get(i))));
            }
        }
        if (was.size() == is.size()) {
            return Optional.empty();
        }
        return Optional.of(
                is.size() > common
                        ? "has other statements now: statement %d, %s, was not shown"
                                .formatted(before + common + 1, words(is.get(common)))
                        : "has other statements now: statement %d, which was shown as %s, isn't there"
                                .formatted(before + common + 1, words(was.get(common))));
    }

    private static boolean isSame(PlannedStatement one, PlannedStatement other) {
        return one.sql().equals(other.sql()) && Objects.equals(one.data(), other.data());
    }

    private static String words(PlannedStatement statement) {
        return Shown.firstWords(statement.sql());
    }
}
