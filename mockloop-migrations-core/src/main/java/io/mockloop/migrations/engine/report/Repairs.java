package io.mockloop.migrations.engine.report;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationRepair;
import io.mockloop.migrations.MigrationRepair.Kind;
import io.mockloop.migrations.MigrationResult.Executed;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.graph.MigrationGraph;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.migration.ResolvedMigration;
import io.mockloop.migrations.engine.migration.VersionedMigration;
import io.mockloop.migrations.engine.plan.Drift;
import io.mockloop.migrations.engine.plan.Drift.Changed;
import io.mockloop.migrations.engine.plan.Planner;
import io.mockloop.migrations.exception.TargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses the rows of the history to repair: those that say something else than the code. */
public final class Repairs {

    private Repairs() {}

    /**
     * The rows.
     *
     * @param version whose row; null for all
     */
    public static List<Changed> of(Planner planner, @Nullable Version version) {
        planner.history().requireRepairable();
        if (version == null) {
            return differing(planner).toList();
        }
        List<Changed> renumbered = renumbered(planner, version);
        if (!renumbered.isEmpty()) {
            return renumbered;
        }
        HistoryRow row = applied(planner, version);
        if (planner.set().find(row.type(), version, row.description()).isEmpty()) {
            throw TargetException.notInCode(version);
        }
        return differing(planner).filter(changed -> changed.row().equals(row)).toList();
    }

    private static HistoryRow applied(Planner planner, Version version) {
        return planner.history()
                .find(version)
                .filter(HistoryRow::isApplied)
                .orElseThrow(() -> TargetException.notApplied(version));
    }

    /** The one that had, or has, this version, and those whose versions must change so that it can have its own. */
    private static List<Changed> renumbered(Planner planner, Version version) {
        List<Changed> all = planner.drift().renumbered();
        List<Changed> chosen = new ArrayList<>();
        Changed next = all.stream()
                .filter(each -> Objects.equals(version, each.row().version()))
                .findFirst()
                .or(() -> all.stream()
                        .filter(each -> Objects.equals(version, each.now().version()))
                        .findFirst())
                .orElse(null);
        while (next != null && !chosen.contains(next)) {
            chosen.add(next);
            Version taken = next.now().version();
            next = all.stream()
                    .filter(each -> Objects.equals(taken, each.row().version()))
                    .findFirst()
                    .orElse(null);
        }
        return chosen;
    }

    /**
     * The row of an applied migration that is to be forgotten, and what the code has of it.
     *
     * @throws TargetException if it isn't one that was deleted from the code
     */
    public static Forgotten forgotten(Planner planner, Version version) {
        planner.history().requireSense();
        HistoryRow row = applied(planner, version);
        if (row.type() == MigrationType.BASELINE) {
            throw TargetException.isBaseline(version);
        }
        MigrationGraph graph = planner.graph();
        graph.find(version).ifPresent(code -> {
            throw TargetException.inCode(version, code.script());
        });
        List<Version> all =
                graph.byVersion().stream().map(VersionedMigration::version).toList();
        List<Version> dependents = graph.dependents(version, all);
        if (!dependents.isEmpty()) {
            throw TargetException.dependedOn(version, graph.display(dependents));
        }
        return new Forgotten(
                row,
                planner.drift().renumbered().stream()
                        .filter(each -> each.row().equals(row))
                        .map(Changed::now)
                        .findFirst()
                        .orElse(null));
    }

    /**
     * An applied migration that was deleted from the code.
     *
     * @param now what the code has of its content, under another version; null for nothing
     */
    public record Forgotten(HistoryRow row, @Nullable ResolvedMigration now) {

        /** What forgetting it would write. */
        public MigrationRepair planned() {
            return new MigrationRepair(
                    Kind.FORGOTTEN,
                    row.version(),
                    row.script(),
                    now == null ? null : now.version(),
                    row.description(),
                    now == null ? "" : now.script(),
                    row.checksum(),
                    now == null ? null : now.checksum());
        }

        /** What forgetting it has written. */
        public Executed executed(Duration time) {
            return new Executed(
                    row.version(), row.description(), MigrationType.EVENT, row.script(), Direction.DOWN, time);
        }
    }

    private static Stream<Changed> differing(Planner planner) {
        Drift drift = Drift.byContent(planner);
        drift.requireReadable();
        Stream<Changed> stale =
                planner.stale().stream().filter(each -> !drift.changed().contains(each));
        return Stream.of(drift.renumbered().stream(), drift.changed().stream(), stale)
                .flatMap(each -> each);
    }

    /** What a repair would write. */
    public static MigrationRepair planned(Changed changed) {
        return new MigrationRepair(
                changed.isRenumbered() ? Kind.RENUMBERED : Kind.ACCEPTED,
                changed.row().version(),
                changed.row().script(),
                changed.now().version(),
                changed.now().description(),
                changed.now().script(),
                changed.row().checksum(),
                changed.now().checksum());
    }

    /** What a repair has written. */
    public static Executed executed(Changed changed, Duration time) {
        return new Executed(
                changed.isRenumbered() ? changed.now().version() : changed.row().version(),
                changed.now().description(),
                MigrationType.EVENT,
                changed.now().script(),
                Direction.UP,
                time);
    }
}
