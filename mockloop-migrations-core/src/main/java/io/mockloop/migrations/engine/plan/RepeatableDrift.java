package io.mockloop.migrations.engine.plan;

import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.migration.RepeatableMigration;
import io.mockloop.migrations.engine.plan.Drift.Changed;
import io.mockloop.migrations.engine.plan.Drift.Unreadable;
import io.mockloop.migrations.exception.MigrationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the repeatable migrations of the code differ from those that were run.
 *
 * @param due those that were never run, or send something else now, in the order in which they run
 * @param stale those whose row tells another file or hash, and that send the same
 * @param unreadable those whose file is another one now, and cannot be read
 * @param gone the rows of those that are not in the code any more
 */
record RepeatableDrift(List<Due> due, List<Changed> stale, List<Unreadable> unreadable, List<HistoryRow> gone) {

    /**
     * One that is to be run.
     *
     * @param row its row; null if it was never run
     */
    record Due(RepeatableMigration migration, @Nullable HistoryRow row) {}

    /** Copies the lists. */
    RepeatableDrift {
        due = List.copyOf(due);
        stale = List.copyOf(stale);
        unreadable = List.copyOf(unreadable);
        gone = List.copyOf(gone);
    }

    /** Compares; what has the raw hash it was run with is not read. */
    static RepeatableDrift between(MigrationSet set, History history) {
        List<Due> due = new ArrayList<>();
        List<Changed> stale = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (RepeatableMigration each : set.repeatables()) {
            HistoryRow row = history.findRepeatable(each.description()).orElse(null);
            if (row == null) {
                due.add(new Due(each, null));
            } else if (Objects.equals(row.rawHash(), each.rawHash())) {
                if (!row.script().equals(each.script())) {
                    stale.add(new Changed(row, each));
                }
            } else {
                try {
                    if (each.hasChecksum(row.checksum())) {
                        stale.add(new Changed(row, each));
                    } else {
                        due.add(new Due(each, row));
                    }
                } catch (MigrationException e) {
                    unreadable.add(new Unreadable(row, each, e));
                }
            }
        }
        List<HistoryRow> gone = new ArrayList<>();
        for (HistoryRow row : history.rows()) {
            if (row.type() == MigrationType.REPEATABLE
                    && set.find(row.type(), null, row.description()).isEmpty()) {
                gone.add(row);
            }
        }
        return new RepeatableDrift(due, stale, unreadable, gone);
    }
}
