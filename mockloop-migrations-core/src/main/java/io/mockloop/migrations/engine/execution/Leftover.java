package io.mockloop.migrations.engine.execution;

import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.history.HistoryRow.Progress;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.exception.UnfinishedMigrationException;
import io.mockloop.migrations.sql.SqlStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A migration that nobody is at any more, found under the lock. Notes in its row what the catalog tells of a schema
 * change that was in doubt.
 */
final class Leftover {

    private final RunContext context;
    private final MigrationSet set;

    Leftover(RunContext context, MigrationSet set) {
        this.context = context;
        this.set = set;
    }

    /** The exception that stops the run. */
    UnfinishedMigrationException settle(HistoryRow found) throws SQLException {
        HistoryRow row = found;
        Progress progress = found.progress();
        if (found.state() == MigrationState.RUNNING && progress != null) {
            Progress known = lookAt(found, progress);
            PlainSql.update(
                    context.connection(),
                    context.writer().leave(found, MigrationState.PARTIAL, known.done(), known.sent()));
            row = found.in(MigrationState.PARTIAL, known);
        }
        return HalfDone.exception(row, row.state(), set, context.writer(), context.product());
    }

    private Progress lookAt(HistoryRow row, Progress progress) throws SQLException {
        if (progress.sent() <= progress.done()) {
            return progress;
        }
        @Nullable SqlStatement inDoubt = HalfDone.statement(row, set, progress.sent());
        Optional<Boolean> completed =
                inDoubt == null ? Optional.empty() : context.rules().isCompleted(context.connection(), inDoubt.text());
        return completed
                .map(done -> done ? progress.sent() : progress.sent() - 1)
                .map(done -> new Progress(done, done, progress.count(), progress.since()))
                .orElse(progress);
    }
}
