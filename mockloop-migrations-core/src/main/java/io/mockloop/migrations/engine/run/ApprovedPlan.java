package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.plan.RollbackPlanner;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.program.Plans;
import io.mockloop.migrations.engine.program.StepDifference;
import io.mockloop.migrations.exception.PlanChangedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A plan to undo that somebody has looked at, so that it is done as it was shown, or not at all. */
public final class ApprovedPlan {

    private final List<MigrationPlan.Step> shown;
    private final List<Version> versions = new ArrayList<>();

    /**
     * Takes a plan.
     *
     * @throws IllegalArgumentException if it isn't one that undoes migrations
     */
    public ApprovedPlan(MigrationPlan plan) {
        shown = plan.steps();
        for (MigrationPlan.Step step : shown) {
            Version version = step.version();
            if (step.direction() != Direction.DOWN || version == null) {
                throw new IllegalArgumentException("The plan is not one of planRollback: it holds a step up, %s (%s)"
                        .formatted(version == null ? "repeatable" : version, step.script()));
            }
            versions.add(version);
        }
        if (new HashSet<>(versions).size() < versions.size()) {
            throw new IllegalArgumentException("The plan is not one of planRollback: it undoes a migration twice");
        }
    }

    /** What it undoes, in this order. */
    List<Version> versions() {
        return List.copyOf(versions);
    }

    /**
     * The steps that are left of it.
     *
     * @param done how many of them were done before
     * @throws PlanChangedException if they are not what was shown
     */
    List<Step> steps(History history, RollbackPlanner planner, Plans plans, int done) {
        Set<Version> left = new HashSet<>(versions.subList(done, versions.size()));
        for (Version version : left) {
            if (history.find(version).filter(ApprovedPlan::canBeUndone).isEmpty()) {
                throw changed("migration %s is not applied any more".formatted(version), done);
            }
        }
        List<Step> steps = planner.these(left);
        for (int i = 0; i < steps.size(); i++) {
            check(shown.get(done + i), plans.step(steps.get(i)), done);
        }
        return steps.stream().map(ApprovedPlan::asShown).toList();
    }

    /** What a plan undoes, and not what it applies again. */
    public static ApprovedPlan ofRedo(MigrationPlan plan) {
        List<MigrationPlan.Step> down = plan.steps().stream()
                .filter(step -> step.direction() == Direction.DOWN)
                .toList();
        if (down.isEmpty()) {
            throw new IllegalArgumentException("The plan is not one of planRedo: it undoes nothing");
        }
        return new ApprovedPlan(new MigrationPlan(down));
    }

    /** What is to be known before it is run was told with the plan. */
    private static Step asShown(Step step) {
        return step instanceof Step.Down down
                ? new Step.Down(down.row(), down.version(), down.undo().noting(null), null)
                : step;
    }

    private static boolean canBeUndone(HistoryRow row) {
        return row.isApplied() && row.type() != MigrationType.BASELINE;
    }

    private void check(MigrationPlan.Step before, MigrationPlan.Step now, int done) {
        if (!Objects.equals(now.version(), before.version())) {
            throw changed(
                    "migrations %s and %s were applied in another order since"
                            .formatted(before.version(), now.version()),
                    done);
        }
        StepDifference difference = new StepDifference(before, now);
        String way = "the way back of migration %s ".formatted(before.version());
        difference.ofOrigin().ifPresent(origin -> {
            throw changed(way + origin, done);
        });
        difference.ofStatements(0).ifPresent(statements -> {
            throw changed("%s(%s) %s".formatted(way, now.script(), statements), done);
        });
    }

    private PlanChangedException changed(String what, int done) {
        return new PlanChangedException(
                what, versions.subList(0, done).stream().map(Version::toString).toList());
    }
}
