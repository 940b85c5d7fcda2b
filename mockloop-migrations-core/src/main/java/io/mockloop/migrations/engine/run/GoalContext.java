package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.migration.VersionedMigration;
import io.mockloop.migrations.engine.plan.AheadOfCode;
import io.mockloop.migrations.engine.plan.Planner;
import io.mockloop.migrations.engine.plan.RollbackPlanner;
import io.mockloop.migrations.engine.plan.RowsLeft;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.plan.Validation;
import io.mockloop.migrations.engine.program.Plans;
import io.mockloop.migrations.engine.recovery.RecoveryPlanner;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.SeveralProblemsException;
import io.mockloop.migrations.exception.TargetException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a goal is planned on.
 *
 * @param planner code and history
 * @param rollback plans on the same the other way
 * @param recovery plans how to get on from what is left half-done
 * @param plans writes steps down
 * @param isFirst whether it is planned the first time in its run: what was asked for may be impossible then, and later
 *     another process has done it
 * @param done how many steps this run has done before
 */
record GoalContext(
        Planner planner, RollbackPlanner rollback, RecoveryPlanner recovery, Plans plans, boolean isFirst, int done) {

    private static final Logger logger = LoggerFactory.getLogger(GoalContext.class);

    private static final Version ZERO = Version.of("0");

    History history() {
        return planner.history();
    }

    static Version current(History history) {
        return history.current().orElse(Version.NONE);
    }

    /** The same steps, of which those leave their rows to the background that may. */
    List<Step> leavingRows(List<Step> steps) {
        return RowsLeft.by(steps, planner.policy().dataExecution());
    }

    /** Steps up on what is kept, behind those that undo what is ahead of the code, if that is ordered. */
    List<Step> upwards(Function<Planner, List<Step>> up) {
        if (isFirst) {
            AheadOfCode.tell(planner);
        }
        if (!planner.undoesFuture()) {
            return orAllProblems(planner, up);
        }
        Set<Version> future = planner.drift().future().stream()
                .map(HistoryRow::version)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<Step> steps = new ArrayList<>(rollback.these(future));
        steps.addAll(orAllProblems(planner.withFutureUndone(), up));
        return List.copyOf(steps);
    }

    /**
     * Steps down, and behind them those that apply the same again.
     *
     * @param undone versions that were undone before, as far as they are not applied again yet
     */
    List<Step> andAgain(List<Step> down, List<Version> undone) {
        List<HistoryRow> rows =
                down.stream().map(step -> ((Step.Down) step).row()).toList();
        Planner after = rows.isEmpty() ? planner : planner.without(rows);
        Set<Version> again = new LinkedHashSet<>(undone);
        rows.forEach(row -> again.add(Objects.requireNonNull(row.version())));
        again.removeIf(after.history()::isApplied);
        List<Step> steps = new ArrayList<>(down);
        steps.addAll(orAllProblems(after, plan -> plan.again(again)));
        return List.copyOf(steps);
    }

    /** Tells all that is wrong, not only what was come upon first. */
    private static List<Step> orAllProblems(Planner planner, Function<Planner, List<Step>> up) {
        try {
            return up.apply(planner);
        } catch (MigrationException e) {
            throw SeveralProblemsException.orAlone(e, Validation.of(planner));
        }
    }

    boolean isKnown(Version version) {
        return planner.graph().find(version).isPresent()
                || planner.set().find(MigrationType.BASELINE, version, "").isPresent();
    }

    /** Stops if nobody can have meant a version to go back to, as neither the code nor the history has it. */
    void requireThere(Version target) {
        boolean isBelowBaseline =
                history().baseline().filter(each -> each.isAbove(target)).isPresent();
        if (!isFirst
                || target.equals(Version.NONE)
                || isBelowBaseline
                || isKnown(target)
                || history().find(target).isPresent()) {
            return;
        }
        Version below = history()
                .applied()
                .filter(target::isAbove)
                .max(Comparator.naturalOrder())
                .orElse(null);
        history()
                .applied()
                .filter(each -> each.isAbove(target))
                .min(Comparator.naturalOrder())
                .ifPresent(above -> {
                    throw TargetException.neverThere(target, below, above);
                });
    }

    /**
     * Warns of a setting that names no version. It isn't refused, other than what is typed for one run: it is a bound,
     * which may have been meant to lie between two versions, and an application that stands still for one that changes
     * nothing would be the greater harm.
     */
    void tellIfBetweenVersions(@Nullable Version target) {
        if (!isFirst
                || target == null
                || meant(target).equals(Version.NONE)
                || planner.graph().byVersion().isEmpty()
                || isKnown(target)
                || !target.isAbove(current(history()))) {
            return;
        }
        logger.warn(
                "target={}: no migration has this version; it is taken as a bound, and the highest version below it is {}",
                target,
                planner.graph().byVersion().stream()
                        .map(VersionedMigration::version)
                        .filter(target::isAbove)
                        .max(Comparator.naturalOrder())
                        .map(Version::toString)
                        .orElse("none"));
    }

    /** 0 is a version if a migration has it, and means "nothing applied" if none has. */
    Version meant(Version target) {
        boolean isNone = target.equals(ZERO)
                && planner.graph().find(target).isEmpty()
                && history().find(target).isEmpty();
        return isNone ? Version.NONE : target;
    }
}
