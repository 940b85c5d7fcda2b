package io.mockloop.migrations.engine.plan;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationResult.Skipped;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.migration.ResolvedMigration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What will be applied and pending once steps have been run. */
public final class ExpectedState {

    private final Planner planner;
    private final List<Step> steps;
    private final Set<Version> applied;
    private final Optional<Version> baseline;

    /** What comes of steps on what a planner was made for. */
    public ExpectedState(Planner planner, List<Step> steps) {
        this.planner = planner;
        this.steps = steps;
        this.applied = new HashSet<>();
        for (HistoryRow row : planner.history().rows()) {
            if (row.isApplied() && row.version() != null) {
                applied.add(row.version());
            }
        }
        for (Step step : steps) {
            Version version = step.version();
            if (version != null && step.direction() == Direction.UP) {
                applied.add(version);
            } else if (version != null) {
                applied.remove(version);
            }
        }
        this.baseline = baseline();
    }

    private Optional<Version> baseline() {
        for (Step step : steps) {
            if (step.type() == MigrationType.BASELINE && step.version() != null) {
                return Optional.of(step.version());
            }
        }
        return planner.history().baseline();
    }

    /** How many migrations are applied, one at whose version the database was taken over not counted. */
    public static int count(History history) {
        int count = 0;
        for (HistoryRow row : history.rows()) {
            count += row.isApplied() && !row.isTakenOver() ? 1 : 0;
        }
        return count;
    }

    /** How many migrations are applied. */
    public int appliedCount() {
        int added = 0;
        for (Step step : steps) {
            boolean again = step instanceof Step.Up up && up.replaced() != null;
            boolean counted = !(step instanceof Step.Down down) || down.row().isApplied();
            added += !counted || again ? 0 : step.direction() == Direction.DOWN ? -1 : 1;
        }
        return count(planner.history()) + added;
    }

    /** The highest version that is applied; null for none. */
    public @Nullable Version current() {
        return applied.isEmpty() ? null : Collections.max(applied);
    }

    /** How many migrations are pending. */
    public int pendingCount() {
        return left().size();
    }

    private List<ResolvedMigration> left() {
        List<HistoryRow> undone = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.Down down) {
                undone.add(down.row());
            }
        }
        Planner after = undone.isEmpty() ? planner : planner.without(undone);
        List<ResolvedMigration> left = new ArrayList<>(planner.graph().byVersion());
        left.addAll(after.dueRepeatables());
        left.removeIf(each -> !isLeft(each));
        return left;
    }

    private boolean isLeft(ResolvedMigration migration) {
        Version version = migration.version();
        return version == null
                ? steps.stream().noneMatch(step -> step instanceof Step.Up up && up.migration() == migration)
                : !applied.contains(version) && (baseline.isEmpty() || version.isAbove(baseline.get()));
    }

    /** The repeatable ones that a step down has made pending again. */
    public List<Skipped> againPending() {
        boolean isDown = steps.stream().anyMatch(step -> step.direction() == Direction.DOWN);
        return left().stream()
                .filter(migration -> isDown && migration.version() == null)
                .map(migration -> new Skipped(
                        null, migration.nameDescription(), "repeatable, and pending again since something was undone"))
                .toList();
    }

    /** Those above a target, and those that wait for them. */
    public List<Skipped> above(Version target) {
        return left().stream()
                .filter(migration ->
                        migration.version() == null || migration.version().isAbove(target))
                .map(migration -> new Skipped(
                        migration.version(),
                        migration.nameDescription(),
                        migration.version() == null
                                ? "repeatable, and run when no migration is pending"
                                : "above the target " + target))
                .toList();
    }
}
