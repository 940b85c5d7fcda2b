package io.mockloop.migrations.engine.shadow;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.History.Layout;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.migration.ResolvedMigration;
import io.mockloop.migrations.engine.migration.SqlMigration;
import io.mockloop.migrations.engine.migration.VersionedMigration;
import io.mockloop.migrations.engine.plan.Drift;
import io.mockloop.migrations.engine.plan.Planner;
import io.mockloop.migrations.exception.SchemaComparisonException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The migrations of the code that a database says are applied.
 *
 * @param baseline what the others begin behind; null if that is an empty database
 * @param versions those behind it, in the order in which they were applied
 * @param scripts of all, with the repeatable ones
 * @param isInOrder whether a run would apply them in the same order
 */
record AppliedSet(@Nullable SqlMigration baseline, List<Version> versions, Set<String> scripts, boolean isInOrder) {

    /**
     * Those of a history.
     *
     * @param planner compares it with the code
     * @throws SchemaComparisonException if they aren't what has made the schema, or are not in the code as they were
     */
    static AppliedSet of(Planner planner) {
        return new Reading(planner).read();
    }

    /** Applies them to an empty database. */
    void applyTo(MigrationManager manager) {
        if (!isInOrder) {
            if (baseline != null) {
                manager.applyMigration(manager.pendingMigrations().get(0));
            }
            versions.forEach(manager::applyMigration);
        }
        if (!scripts.isEmpty()) {
            manager.migrateToLatest();
        }
    }

    /** Looks through a history once. */
    private static final class Reading {

        private final History history;
        private final MigrationSet set;
        private final Drift drift;
        private final List<String> problems = new ArrayList<>();

        Reading(Planner planner) {
            this.history = planner.history();
            this.set = planner.set();
            this.drift = planner.drift();
        }

        AppliedSet read() {
            history.requireSense();
            if (history.layout() == Layout.MISSING) {
                throw SchemaComparisonException.refused(List.of("there is no history that says what is applied"));
            }
            SqlMigration baseline = baseline().orElse(null);
            List<VersionedMigration> versioned = new ArrayList<>();
            List<ResolvedMigration> repeatables = new ArrayList<>();
            for (HistoryRow row : history.rows()) {
                Version version = row.version();
                if (row.isUnfinished()) {
                    problems.add(
                            "migration %s is left half-done, and is to be recovered first".formatted(row.display()));
                } else if (row.isTakenOver()) {
                    problems.add(
                            "the database was taken over at version %s, with what was there before".formatted(version));
                } else if (version == null) {
                    find(row).ifPresent(repeatables::add);
                } else if (row.type() != MigrationType.BASELINE && !isCovered(version, baseline)) {
                    find(row).ifPresent(each -> versioned.add((VersionedMigration) each));
                }
            }
            addRenumbered(baseline);
            if (!problems.isEmpty()) {
                throw SchemaComparisonException.refused(problems);
            }
            List<Version> versions =
                    versioned.stream().map(VersionedMigration::version).toList();
            Set<String> scripts = Stream.of(Stream.ofNullable(baseline), versioned.stream(), repeatables.stream())
                    .flatMap(each -> each)
                    .map(ResolvedMigration::script)
                    .collect(Collectors.toSet());
            return new AppliedSet(baseline, versions, scripts, versions.equals(usual(versions)));
        }

        /** The file that the database began with, or one that stands for migrations which are deleted by now. */
        private Optional<SqlMigration> baseline() {
            Optional<HistoryRow> begun = history.rows().stream()
                    .filter(row -> row.type() == MigrationType.BASELINE && !row.isTakenOver())
                    .findFirst();
            Optional<SqlMigration> same = begun.flatMap(row -> set.find(row.type(), row.version(), row.description()))
                    .map(SqlMigration.class::cast);
            Optional<SqlMigration> highest = set.highestBaseline(
                            history.current().orElse(Version.NONE))
                    .filter(each -> history.isApplied(each.version()));
            boolean lacksSome = history.rows().stream()
                    .filter(HistoryRow::isApplied)
                    .anyMatch(row -> row.version() != null
                            && set.find(row.type(), row.version(), "").isEmpty()
                            && isCovered(row.version(), highest.orElse(null)));
            if (lacksSome) {
                return highest;
            }
            if (begun.isPresent() && same.isEmpty()) {
                problems.add("the file %s, which the database began with, isn't in the code"
                        .formatted(begun.get().display()));
            }
            return same;
        }

        private static boolean isCovered(Version version, @Nullable SqlMigration baseline) {
            return baseline != null && !version.isAbove(baseline.version());
        }

        /** What the code has of a row, if that is what was applied. */
        private Optional<ResolvedMigration> find(HistoryRow row) {
            Optional<ResolvedMigration> now = set.find(row.type(), row.version(), row.description());
            if (row.isMarked()) {
                problems.add("migration %s was noted as applied, and not run".formatted(row.display()));
            } else if (now.isEmpty()) {
                if (drift.renumbered().stream().noneMatch(each -> each.row().equals(row))) {
                    problems.add("migration %s is applied, and isn't in the code".formatted(row.display()));
                }
            } else if (Drift.isChanged(row, now.get())) {
                problems.add("migration %s isn't what was applied any more".formatted(row.display()));
            }
            return now;
        }

        private void addRenumbered(@Nullable SqlMigration baseline) {
            drift.renumbered().stream()
                    .filter(each -> !isCovered(Objects.requireNonNull(each.row().version()), baseline))
                    .forEach(each -> problems.add("migration %s has another version in the code, %s"
                            .formatted(each.row().display(), each.nowDisplay())));
        }

        /** The order in which a run would apply them. */
        private List<Version> usual(List<Version> versions) {
            Set<Version> wanted = new HashSet<>(versions);
            return problems.isEmpty()
                    ? set.graph().order(wanted, each -> !wanted.contains(each)).stream()
                            .map(VersionedMigration::version)
                            .toList()
                    : versions;
        }
    }
}
