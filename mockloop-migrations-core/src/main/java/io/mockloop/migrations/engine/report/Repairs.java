package io.mockloop.migrations.engine.report;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationRepair;
import io.mockloop.migrations.MigrationResult.Executed;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.plan.Drift.Changed;
import io.mockloop.migrations.engine.plan.Planner;
import io.mockloop.migrations.exception.TargetException;
import java.time.Duration;
import java.util.List;
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
        HistoryRow row = planner.history()
                .find(version)
                .filter(HistoryRow::isApplied)
                .orElseThrow(() -> TargetException.notApplied(version));
        if (planner.set().find(row.type(), version, row.description()).isEmpty()) {
            throw TargetException.unknown(version);
        }
        return differing(planner).filter(changed -> changed.row().equals(row)).toList();
    }

    private static Stream<Changed> differing(Planner planner) {
        planner.drift().requireReadable();
        return Stream.concat(planner.drift().changed().stream(), planner.stale().stream());
    }

    /** What a repair would write. */
    public static MigrationRepair planned(Changed changed) {
        return new MigrationRepair(
                changed.row().version(),
                changed.now().description(),
                changed.now().script(),
                changed.row().checksum(),
                changed.now().checksum());
    }

    /** What a repair has written. */
    public static Executed executed(Changed changed, Duration time) {
        return new Executed(
                changed.row().version(),
                changed.now().description(),
                MigrationType.EVENT,
                changed.now().script(),
                Direction.UP,
                time);
    }
}
