package io.mockloop.migrations.engine.plan;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationResult.Skipped;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.migration.ResolvedMigration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
        this.applied = new HashSet<>(planner.history().applied().toList());
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
        return steps.stream()
                .filter(step -> step.type() == MigrationType.BASELINE)
                .map(Step::version)
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> planner.history().baseline());
    }

    /** How many migrations are applied, one at whose version the database was taken over not counted. */
    public static int count(History history) {
        return (int) history.rows().stream()
                .filter(row -> row.isApplied() && !row.isTakenOver())
                .count();
    }

    /** How many migrations are applied. */
    public int appliedCount() {
        int added = 0;
        for (Step step : steps) {
            boolean again = step instanceof Step.Up up && up.replaced() != null;
            added += step.direction() == Direction.DOWN ? -1 : again ? 0 : 1;
        }
        return count(planner.history()) + added;
    }

    /** The highest version that is applied; null for none. */
    public @Nullable Version current() {
        return applied.stream().max(Comparator.naturalOrder()).orElse(null);
    }

    /** How many migrations are pending. */
    public int pendingCount() {
        return left().size();
    }

    private List<ResolvedMigration> left() {
        List<HistoryRow> undone = steps.stream()
                .filter(Step.Down.class::isInstance)
                .map(step -> ((Step.Down) step).row())
                .toList();
        Planner after = undone.isEmpty() ? planner : planner.without(undone);
        return Stream.<ResolvedMigration>concat(planner.graph().byVersion().stream(), after.dueRepeatables().stream())
                .filter(this::isLeft)
                .toList();
    }

    private boolean isLeft(ResolvedMigration migration) {
        Version version = migration.version();
        return version == null
                ? steps.stream().noneMatch(step -> step instanceof Step.Up up && up.migration() == migration)
                : !applied.contains(version)
                        && baseline.filter(b -> !version.isAbove(b)).isEmpty();
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
