package io.mockloop.migrations.engine.recovery;

import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.history.HistoryRow.Progress;
import io.mockloop.migrations.engine.history.HistoryWriter;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.engine.session.Evidence;
import io.mockloop.migrations.exception.UnfinishedMigrationException;
import io.mockloop.migrations.sql.SqlStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A migration that nobody is at any more. Whoever finds one, to run or to look, asks here, so that all say the same of
 * it: what its row tells, and what the catalog tells of the statement that was in doubt.
 */
public final class UnfinishedState {

    private final Engine engine;
    private final HistoryWriter writer;
    private final MigrationSet set;

    /**
     * Looks.
     *
     * @param writer names the tables in what is to be typed
     * @param set the code, which has the statements
     */
    public UnfinishedState(Engine engine, HistoryWriter writer, MigrationSet set) {
        this.engine = engine;
        this.writer = writer;
        this.set = set;
    }

    /** What is known of a row, and what the catalog adds. */
    private record Found(HistoryRow row, @Nullable String lookAt) {}

    /** The exception that stops a run; writes nothing. */
    public UnfinishedMigrationException exception(HistoryRow row) throws SQLException {
        return exception(look(row));
    }

    /** The same, noted in the row. The caller holds the lock. */
    public UnfinishedMigrationException settle(HistoryRow row) throws SQLException {
        Found found = look(row);
        Progress known = found.row().progress();
        if (row.state() == MigrationState.RUNNING && known != null) {
            PlainSql.update(engine.connection(), writer.leave(row, MigrationState.PARTIAL, known.done(), known.sent()));
        }
        return exception(found);
    }

    private UnfinishedMigrationException exception(Found found) {
        return new UnfinishedMigration(found.row(), set, writer, engine.product(), found.lookAt()).exception();
    }

    /** After an error it is known what was done: only if the process ended without an answer there is a doubt. */
    private Found look(HistoryRow row) throws SQLException {
        Progress progress = row.progress();
        if (row.state() == MigrationState.FAILED || progress == null) {
            return new Found(row, null);
        }
        HistoryRow partial = row.in(MigrationState.PARTIAL, progress);
        @Nullable SqlStatement inDoubt =
                progress.sent() > progress.done() ? UnfinishedMigration.statement(row, set, progress.sent()) : null;
        if (inDoubt == null) {
            return new Found(partial, null);
        }
        Evidence evidence = engine.execution().evidenceOf(engine.connection(), inDoubt.text());
        Optional<Progress> known = evidence.completed()
                .map(done -> done ? progress.sent() : progress.sent() - 1)
                .map(done -> new Progress(done, done, progress.count(), progress.since()));
        return new Found(row.in(MigrationState.PARTIAL, known.orElse(progress)), evidence.lookAt());
    }
}
