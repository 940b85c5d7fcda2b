package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.RecoveryPlan;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.migration.Callbacks;
import io.mockloop.migrations.engine.plan.Planner;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.program.Plans;
import io.mockloop.migrations.engine.program.StepDifference;
import io.mockloop.migrations.engine.recovery.RecoveryPlanner;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.RecoveryException;
import io.mockloop.migrations.exception.TargetException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wanted of a database: a value, planned anew whenever the history may have changed. */
public sealed interface Goal {

    /**
     * The steps that are left to it.
     *
     * @throws MigrationException if it cannot or may not be reached
     */
    List<Step> steps(GoalContext on) throws SQLException;

    /** Whether migrations are applied that were not begun before. */
    default boolean isUp() {
        return true;
    }

    /** Which of the code's callbacks are run: none around what is undone, or noted without being run. */
    default Callbacks callbacks(Callbacks all) {
        return isUp() ? all : Callbacks.NONE;
    }

    /** Whether what was left to the background is finished before, as far as nobody has ordered otherwise. */
    default boolean finishesRows() {
        return false;
    }

    /** The version above which nothing is applied; null for none. */
    default @Nullable Version target() {
        return null;
    }

    /**
     * All that is pending.
     *
     * @param target the highest version to apply; null for all
     * @param leavesRows whether rows may be left to the background
     */
    record Latest(@Nullable Version target, boolean leavesRows) implements Goal {

        @Override
        public List<Step> steps(GoalContext on) {
            on.tellIfBetweenVersions(target);
            List<Step> steps = on.upwards(planner -> planner.up(target));
            return leavesRows ? on.leavingRows(steps) : steps;
        }

        @Override
        public boolean finishesRows() {
            return !leavesRows;
        }
    }

    /**
     * Up to a version, which must be there and not below the current one.
     *
     * @param target the version
     */
    record UpTo(Version target) implements Goal {

        @Override
        public List<Step> steps(GoalContext on) {
            return on.upwards(planner -> steps(planner, on));
        }

        @Override
        public boolean finishesRows() {
            return true;
        }

        private List<Step> steps(Planner planner, GoalContext on) {
            Version current = GoalContext.current(planner.history());
            if (on.isFirst() && current.isAbove(target)) {
                throw TargetException.below(target, current);
            }
            Version meant = on.meant(target);
            if (!on.isKnown(meant) && !current.equals(meant)) {
                throw TargetException.unknown(target);
            }
            return planner.up(meant);
        }
    }

    /**
     * One pending migration.
     *
     * @param version its version
     */
    record One(Version version) implements Goal {

        @Override
        public List<Step> steps(GoalContext on) {
            return !on.isFirst() && on.history().isApplied(version)
                    ? List.of()
                    : on.planner().upOne(version);
        }
    }

    /**
     * One pending file that is no version's own.
     *
     * @param name its name
     */
    record OneFile(String name) implements Goal {

        @Override
        public List<Step> steps(GoalContext on) {
            List<Step> steps = on.planner().up(null).stream()
                    .filter(step -> step.script().equals(name))
                    .toList();
            if (on.isFirst() && steps.isEmpty()) {
                throw TargetException.notPending(name);
            }
            return steps;
        }
    }

    /**
     * Pending migrations noted as applied without being run.
     *
     * @param versions their versions
     */
    record Mark(Set<Version> versions) implements Goal {

        @Override
        public List<Step> steps(GoalContext on) {
            Set<Version> left = new HashSet<>(versions);
            if (!on.isFirst()) {
                left.removeIf(on.history()::isApplied);
            }
            return left.isEmpty() ? List.of() : on.planner().mark(left);
        }

        @Override
        public boolean isUp() {
            return false;
        }
    }

    /**
     * Another goal, on the way to which some are noted as applied in their places.
     *
     * @param goal the other goal
     * @param skipped their versions
     */
    record Skipping(Goal goal, Set<Version> skipped) implements Goal {

        @Override
        public List<Step> steps(GoalContext on) throws SQLException {
            Set<Version> left = new HashSet<>(skipped);
            left.removeIf(on.history()::isApplied);
            requireInPlace(on, left);
            List<Step> steps = new ArrayList<>();
            for (Step step : goal.steps(on)) {
                boolean marks = step instanceof Step.Up up
                        && up.type() != MigrationType.BASELINE
                        && up.version() != null
                        && left.remove(up.version());
                steps.add(marks ? ((Step.Up) step).marked() : step);
            }
            if (on.isFirst() && !left.isEmpty()) {
                throw TargetException.notSkipped(Collections.min(left), on.isKnown(Collections.min(left)));
            }
            return List.copyOf(steps);
        }

        @Override
        public boolean finishesRows() {
            return goal.finishesRows();
        }

        private static void requireInPlace(GoalContext on, Set<Version> skipped) {
            on.planner().firstLate(skipped).ifPresent(late -> {
                throw TargetException.skippedLate(late.version(), late.script(), GoalContext.current(on.history()));
            });
        }

        @Override
        public boolean isUp() {
            return goal.isUp();
        }

        @Override
        public @Nullable Version target() {
            return goal.target();
        }
    }

    /** Whether it gets on from a migration that was left half-done, which stops all others. */
    default boolean recovers() {
        return false;
    }

    /**
     * What was left half-done completed, or taken back.
     *
     * @param version the migration's version; null for whichever it is
     * @param kind null for the usual one
     * @param isDone what a person says of the statement in doubt; null for nothing
     * @param approved what a person has seen of it; null if nobody has
     * @param byItself whether nobody has asked for it, so that one that was ordered to end doesn't go on
     * @param leavesRows whether its rows may be left to the background
     */
    record Recover(
            @Nullable Version version,
            @Nullable RecoveryKind kind,
            @Nullable Boolean isDone,
            @Nullable RecoveryPlan approved,
            boolean byItself,
            boolean leavesRows)
            implements Goal {

        /** What somebody asks for. */
        public Recover(
                @Nullable Version version,
                @Nullable RecoveryKind kind,
                @Nullable Boolean isDone,
                @Nullable RecoveryPlan approved) {
            this(version, kind, isDone, approved, false, false);
        }

        /** What a run begins with where one of rows was left half-done. */
        static Recover byItself(@Nullable Version version, boolean leavesRows) {
            return new Recover(version, RecoveryKind.COMPLETE, null, null, true, leavesRows);
        }

        @Override
        public List<Step> steps(GoalContext on) throws SQLException {
            HistoryRow row = on.history().unfinished().orElse(null);
            // whether somebody is at it is known under the lock, which makes another state of RUNNING
            if (row == null || row.state() == MigrationState.RUNNING) {
                return List.of();
            }
            if (version != null && !Objects.equals(version, row.version())) {
                throw RecoveryException.another(version, row.display());
            }
            RecoveryPlanner.Planned planned = on.recovery().plan(row, kind, isDone);
            if (planned.inDoubt() != null) {
                throw RecoveryException.inDoubt(row.version(), row.display(), planned.inDoubt());
            }
            if (approved != null) {
                requireAsShown(row, approved.step(), planned.step(), on.plans());
            }
            return leavesRows ? on.leavingRows(List.of(planned.step())) : List.of(planned.step());
        }

        private static void requireAsShown(HistoryRow row, MigrationPlan.Step shown, Step step, Plans plans) {
            StepDifference difference = new StepDifference(shown, plans.step(step));
            int before = step.recovery() == null ? 0 : step.recovery().done();
            Optional<String> what = difference.ofOrigin().or(() -> difference.ofStatements(before));
            if (what.isPresent()) {
                throw RecoveryException.notAsShown(row.version(), "migration " + row.display(), "it " + what.get());
            }
        }

        @Override
        public boolean isUp() {
            return false;
        }

        @Override
        public boolean recovers() {
            return true;
        }

        /** What came before the migration was done before it was left. */
        @Override
        public Callbacks callbacks(Callbacks all) {
            return all.onlyAfterEach();
        }
    }

    /** Something undone. */
    sealed interface Down extends Goal {

        @Override
        default boolean isUp() {
            return false;
        }
    }

    /**
     * Down to a version, which must be below the current one.
     *
     * @param version the version
     */
    record DownTo(Version version) implements Down {

        @Override
        public List<Step> steps(GoalContext on) {
            Version current = GoalContext.current(on.history());
            if (on.isFirst() && !current.isAbove(version)) {
                throw TargetException.notBelow(version, current);
            }
            Version meant = on.meant(version);
            on.requireThere(meant);
            return on.rollback().down(meant);
        }
    }

    /**
     * One applied migration undone.
     *
     * @param version its version
     */
    record Undo(Version version) implements Down {

        @Override
        public List<Step> steps(GoalContext on) {
            return !on.isFirst() && !on.history().isApplied(version)
                    ? List.of()
                    : on.rollback().downOne(version);
        }
    }

    /**
     * Those undone that were applied last.
     *
     * @param count how many
     */
    record UndoLast(int count) implements Down {

        @Override
        public List<Step> steps(GoalContext on) {
            return on.rollback().last(count);
        }
    }

    /**
     * What an approved plan holds undone, and nothing else.
     *
     * @param plan the plan
     */
    record Approved(ApprovedPlan plan) implements Down {

        @Override
        public List<Step> steps(GoalContext on) {
            return plan.steps(on.history(), on.rollback(), on.plans(), on.done());
        }
    }

    /**
     * Those undone that were applied last, and applied again.
     *
     * @param count how many
     */
    record RedoLast(int count) implements Goal {

        @Override
        public List<Step> steps(GoalContext on) {
            return on.andAgain(on.rollback().last(count), List.of());
        }
    }

    /**
     * What an approved plan holds undone, and applied again as the code has it.
     *
     * @param undone the plan
     */
    record Redo(ApprovedPlan undone) implements Goal {

        @Override
        public List<Step> steps(GoalContext on) {
            List<Step> down = on.done() < undone.versions().size()
                    ? undone.steps(on.history(), on.rollback(), on.plans(), on.done())
                    : List.of();
            return on.andAgain(down, undone.versions());
        }
    }
}
