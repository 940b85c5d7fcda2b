package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.MigrationResult.Skipped;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.History.Layout;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.plan.Drift;
import io.mockloop.migrations.engine.plan.ExpectedState;
import io.mockloop.migrations.engine.plan.Planner;
import io.mockloop.migrations.engine.plan.Step;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done on a history.
 *
 * @param history the history that was planned on
 * @param steps the migrations to run, in order
 * @param stale rows to refresh, if something is written at all
 * @param skipped what is passed over on purpose
 * @param appliedAfter how many migrations are applied afterwards, a baseline not counted
 * @param pendingAfter how many migrations are pending afterwards
 * @param currentAfter the highest version applied afterwards; null for none
 * @param inBackgroundAfter versions whose rows are in the background afterwards
 */
public record Planned(
        History history,
        List<Step> steps,
        List<Drift.Changed> stale,
        List<Skipped> skipped,
        int appliedAfter,
        int pendingAfter,
        @Nullable Version currentAfter,
        List<Version> inBackgroundAfter) {

    /** Copies the lists. */
    public Planned {
        steps = List.copyOf(steps);
        stale = List.copyOf(stale);
        skipped = List.copyOf(skipped);
        inBackgroundAfter = List.copyOf(inBackgroundAfter);
    }

    static Planned of(Planner planner, List<Step> steps, Goal goal) {
        Version target = goal.target();
        ExpectedState after = new ExpectedState(planner, steps);
        return new Planned(
                planner.history(),
                steps,
                planner.stale(),
                target != null ? after.above(target) : goal.isUp() ? List.of() : after.againPending(),
                after.appliedCount(),
                after.pendingCount(),
                after.current(),
                Stream.concat(
                                planner.history().inBackground().stream().map(HistoryRow::version),
                                steps.stream().filter(Step::isLeftBehind).map(Step::version))
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** Whether there is nothing to do; stale rows alone are no reason to write. */
    boolean isNothing() {
        return steps.isEmpty()
                && history.layout() != Layout.OLDER
                && history.unfinished().isEmpty();
    }
}
