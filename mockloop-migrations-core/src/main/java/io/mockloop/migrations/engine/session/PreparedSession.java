package io.mockloop.migrations.engine.session;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.program.Program;
import io.mockloop.migrations.sql.SqlStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session around a transaction: settings that have no effect inside of one are made before it, and all that its
 * migrations changed is put back after it. Costs nothing if no migration can change the session.
 */
public final class PreparedSession implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(PreparedSession.class);

    private final RunContext context;
    private final @Nullable SessionSnapshot snapshot;
    private final List<String> removals;

    private PreparedSession(RunContext context, @Nullable SessionSnapshot snapshot, List<String> removals) {
        this.context = context;
        this.snapshot = snapshot;
        this.removals = removals;
    }

    /** The session of a program. */
    public static PreparedSession of(RunContext context, Program program) throws SQLException {
        SessionSnapshot snapshot = program.changesSession() ? capture(context) : null;
        PreparedSession session = new PreparedSession(context, snapshot, program.removals());
        try {
            for (SqlStatement setting : program.settings()) {
                PlainSql.execute(context.connection(), setting.text());
            }
        } catch (SQLException e) {
            session.close();
            throw e;
        }
        return session;
    }

    /** The session of one that does some of a migration's work beside the run. */
    public static PreparedSession ofWorker(RunContext context) throws SQLException {
        return new PreparedSession(context, capture(context), List.of());
    }

    private static SessionSnapshot capture(RunContext context) throws SQLException {
        context.liftLockLimit();
        return context.rules().captureSession(context.connection());
    }

    /** Makes it what it was, in the transaction that is open. */
    public void reset() throws SQLException {
        if (snapshot != null) {
            snapshot.restore();
        }
    }

    /** Statements that let the history be written, whatever the migrations did to the session. */
    public List<String> beforeHistory() {
        return snapshot == null ? List.of() : snapshot.beforeHistory();
    }

    /** A session that cannot be restored is not used any more, and not given back to a pool. */
    @Override
    public void close() {
        if (snapshot == null && removals.isEmpty()) {
            return;
        }
        try {
            context.transactions().leave();
            for (String removal : removals) {
                remove(removal);
            }
            if (snapshot != null) {
                // what it restores is the session's own limit, too
                context.lockLimit().lift();
                snapshot.restore();
            }
        } catch (SQLException e) {
            context.giveUpConnection(e);
        }
    }

    private void remove(String removal) {
        try {
            PlainSql.execute(context.connection(), removal);
        } catch (SQLException e) {
            logger.debug("There is nothing left for {}", removal, e);
        }
    }
}
