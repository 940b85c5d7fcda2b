package io.mockloop.migrations.engine.plan;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.data.DataExecution;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.migration.ResolvedMigration;
import java.util.ArrayList;
import java.util.List;

/**
 * Which migrations can be left without their rows, to be gone through in the background, and which need those of
 * others. As with the order of versions that come late, a migration that says what it depends on depends on nothing
 * else; one that says nothing depends on all below it. What is repeatable is no change of rows, and needs none.
 */
public final class RowsLeft {

    private RowsLeft() {}

    /**
     * The same steps, of which some leave their rows.
     *
     * @param usual when the rows of a migration are gone through that doesn't say it itself
     */
    public static List<Step> by(List<Step> steps, DataExecution usual) {
        List<Step> left = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            boolean leaves = step instanceof Step.Up up
                    && up.version() != null
                    && up.body().isOfRows()
                    && isInBackground(up.body(), usual)
                    && !areNeeded(up.version(), steps.subList(i + 1, steps.size()));
            left.add(leaves ? ((Step.Up) step).leavingRows() : step);
        }
        return left;
    }

    private static boolean isInBackground(Body body, DataExecution usual) {
        DataExecution own = body.execution();
        return (own == null ? usual : own) == DataExecution.BACKGROUND;
    }

    /** Those in the background whose rows some steps need. */
    public static List<HistoryRow> neededBy(List<Step> steps, List<HistoryRow> inBackground) {
        return inBackground.stream()
                .filter(row -> row.version() != null && areNeeded(row.version(), steps))
                .toList();
    }

    private static boolean areNeeded(Version version, List<Step> steps) {
        return steps.stream()
                .anyMatch(step -> step instanceof Step.Up up && !up.isMarked() && needs(up.migration(), version));
    }

    private static boolean needs(ResolvedMigration migration, Version version) {
        Version own = migration.version();
        List<Version> dependencies = migration.dependencies();
        return own != null && (dependencies.isEmpty() ? own.isAbove(version) : dependencies.contains(version));
    }
}
