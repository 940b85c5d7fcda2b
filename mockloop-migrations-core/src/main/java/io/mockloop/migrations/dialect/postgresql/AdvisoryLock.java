package io.mockloop.migrations.dialect.postgresql;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.lock.LockHolder;
import io.mockloop.migrations.engine.lock.MigrationLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session-level advisory lock (PostgreSQL manual, 13.3.5), which the session's end frees. */
final class AdvisoryLock implements MigrationLock {

    private static final Logger logger = LoggerFactory.getLogger(AdvisoryLock.class);
    private static final int PAUSE_MILLIS = 25;
    private static final int TRIES_WITHOUT_FORCE = 20;
    private static final int MOST_TRIES = 400;

    private final Connection connection;
    private final long key;
    private final ServerProcess process;
    private boolean held;

    AdvisoryLock(Connection connection, long key, ServerProcess process) {
        this.connection = connection;
        this.key = key;
        this.process = process;
    }

    /** What became of an attempt. */
    private enum Answer {
        HELD,
        TAKEN,
        /** Another process answers than that of the query before: nothing was locked. */
        MOVED,
        /** The session holds it already, for somebody who shares it with us: nothing was locked. */
        SHARED
    }

    /**
     * One statement is answered by one session, also behind a pooler, so that a lock is taken only if the session is
     * the right one. If the login was a pooler's, others can be given the session that holds the lock.
     */
    @Override
    public boolean tryAcquire() throws SQLException {
        if (held) {
            return true;
        }
        int[] now = new int[1];
        Answer answer = PlainSql.query(connection, attempt(), row -> {
                    now[0] = row.getInt(2);
                    return Answer.valueOf(row.getString(1));
                })
                .get(0);
        switch (answer) {
            case MOVED -> throw process.moved(now[0]);
            case SHARED -> throw ServerProcess.shared(now[0]);
            case HELD, TAKEN -> process.answered(now[0]);
        }
        held = answer == Answer.HELD;
        process.locks(held);
        return held;
    }

    private String attempt() throws SQLException {
        String pid = "pg_catalog.pg_backend_pid()";
        String moved = process.last() == 0 ? "" : " WHEN " + pid + " <> " + process.last() + " THEN 'MOVED'";
        return "SELECT CASE" + moved + " WHEN " + pid + " <> " + ServerProcess.ofLogin(connection)
                + " AND EXISTS (SELECT FROM pg_catalog.pg_locks l WHERE " + thisLock() + " AND l.pid = " + pid
                + ") THEN 'SHARED' WHEN pg_catalog.pg_try_advisory_lock(" + key + ") THEN 'HELD' ELSE 'TAKEN' END, "
                + pid;
    }

    @Override
    public Optional<LockHolder> holder() throws SQLException {
        return PlainSql.query(
                        connection,
                        "SELECT a.pid, to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS'), "
                                + OtherSessions.COLUMNS
                                + " FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid WHERE "
                                + thisLock(),
                        row -> new LockHolder(
                                "it is held by " + OtherSessions.words(row, 3)
                                        + (row.getString(2) == null
                                                ? ""
                                                : ", connected since " + row.getString(2) + " UTC"),
                                "SELECT pg_terminate_backend(" + row.getInt(1) + ")"))
                .stream()
                .findFirst();
    }

    /** A key of 64 bits stands in pg_locks in two halves (manual, 53.13). */
    private String thisLock() {
        return "l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND l.classid::bigint = " + (key >>> 32)
                + " AND l.objid::bigint = " + (key & 0xFFFFFFFFL)
                + " AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())";
    }

    @Override
    public boolean outlivesTransactions() {
        return true;
    }

    @Override
    public void release() throws SQLException {
        if (!held) {
            return;
        }
        held = false;
        process.locks(false);
        if (!unlock()) {
            logger.warn(
                    "The lock was taken in another session than the one that answers now: there is a pooler in between,"
                            + " such as PgBouncer in transaction mode. Let the migrations connect to the server itself"
                            + " (mockloop.migrations.url)");
            freeElsewhere();
        }
    }

    private boolean unlock() throws SQLException {
        return PlainSql.text(
                        connection,
                        "SELECT CASE WHEN pg_catalog.pg_backend_pid() = " + process.last()
                                + " THEN pg_catalog.pg_advisory_unlock(" + key + ") END")
                .filter("t"::equals)
                .isPresent();
    }

    /** A pooler gives the right session sooner or later; else that one is ended, as soon as nobody uses it. */
    private void freeElsewhere() throws SQLException {
        for (int i = 0; i < MOST_TRIES; i++) {
            if (unlock() || !isLeft()) {
                return;
            }
            if (i > TRIES_WITHOUT_FORCE) {
                endWhereIdle();
            }
            pause();
        }
        throw new SQLException("The lock is left in process " + process.last() + " of the server, which is busy");
    }

    private void endWhereIdle() throws SQLException {
        PlainSql.execute(
                connection,
                "SELECT pg_catalog.pg_terminate_backend(a.pid) FROM pg_catalog.pg_stat_activity a"
                        + " JOIN pg_catalog.pg_locks l ON l.pid = a.pid WHERE a.state = 'idle'"
                        + " AND a.pid <> pg_catalog.pg_backend_pid() AND a.pid = " + process.last() + " AND "
                        + thisLock());
    }

    private boolean isLeft() throws SQLException {
        return PlainSql.text(
                        connection,
                        "SELECT 1 FROM pg_catalog.pg_locks l WHERE l.pid = " + process.last() + " AND " + thisLock())
                .isPresent();
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("The thread was interrupted while it freed the lock", e);
        }
    }
}
