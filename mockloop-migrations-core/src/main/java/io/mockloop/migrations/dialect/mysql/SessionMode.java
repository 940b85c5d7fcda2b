package io.mockloop.migrations.dialect.mysql;

import io.mockloop.migrations.engine.history.SessionQuestion;
import io.mockloop.migrations.engine.jdbc.DriverWords;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.exception.ConnectionException;
import io.mockloop.migrations.exception.Consequence;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What no driver tells of a session, or not truly: the parts of its sql_mode that say how texts are read, whether that
 * has IGNORE_SPACE by the driver's doing, and auto-commit. {@code HistoryReader} asks it along; if that comes later, or
 * finds no table, it is asked for when it is first needed.
 *
 * <p>MySQL's greeting says that auto-commit is on, even if the server's own setting or init_connect switched it off (<a
 * href="https://bugs.mysql.com/bug.php?id=66884">bug 66884</a>). MariaDB's driver believes that: it takes each
 * statement for committed, and switches off and commits nothing.
 */
public final class SessionMode implements SessionQuestion {

    private static final Logger logger = LoggerFactory.getLogger(SessionMode.class);

    private static final String NO_AUTO_COMMIT = "no autocommit";
    private static final String IGNORES_SPACE = "IGNORE_SPACE";
    private static final String LOCK_WAIT = "lock_wait_timeout=";

    /** The parts, with commas between them. */
    private static final String EXPRESSION =
            "CONCAT_WS(',', " + part("ANSI_QUOTES") + ", " + part("NO_BACKSLASH_ESCAPES")
                    + ", IF(FIND_IN_SET('" + IGNORES_SPACE + "', @@GLOBAL.sql_mode), NULL, " + part(IGNORES_SPACE)
                    + "), IF(@@SESSION.autocommit, NULL, '" + NO_AUTO_COMMIT + "'), CONCAT('" + LOCK_WAIT
                    + "', @@SESSION.lock_wait_timeout))";

    private @Nullable String mode;
    private boolean driverErrs;
    private boolean putRight;

    private static String part(String name) {
        return "IF(FIND_IN_SET('" + name + "', @@SESSION.sql_mode), '" + name + "', NULL)";
    }

    @Override
    public String expression() {
        return EXPRESSION;
    }

    @Override
    public synchronized void answered(String parts, Connection connection) throws SQLException {
        if (mode == null) {
            mode = parts;
            driverErrs = has(NO_AUTO_COMMIT) && connection.getAutoCommit();
        }
    }

    private boolean has(String part) {
        return List.of(String.valueOf(mode).split(",")).contains(part);
    }

    /** How many seconds its statements wait for metadata locks. */
    long lockWaitSeconds(Connection connection) {
        return Arrays.stream(of(connection).split(","))
                .filter(part -> part.startsWith(LOCK_WAIT))
                .mapToLong(part -> Long.parseLong(part.substring(LOCK_WAIT.length())))
                .findFirst()
                .orElseThrow();
    }

    /** Makes auto-commit what the driver takes it to be, before anything is written. */
    synchronized void takeOver(Connection connection) throws SQLException {
        of(connection);
        if (has(IGNORES_SPACE)) {
            logger.info("The data source's driver gives its sessions the sql_mode IGNORE_SPACE, which the server's own"
                    + " clients don't have: names such as count must be quoted, and routines and triggers keep that mode."
                    + " With mockloop.migrations.url migrations have a session without it");
        }
        if (driverErrs) {
            PlainSql.update(connection, "SET autocommit = 1");
            putRight = true;
        }
    }

    /** Ends what was begun unseen, and makes auto-commit what it was. */
    synchronized void giveBack(Connection connection) throws SQLException {
        if (driverErrs && !connection.isClosed()) {
            PlainSql.update(connection, putRight ? "SET autocommit = 0" : "ROLLBACK");
            putRight = false;
        }
    }

    /** What it is in a connection's session. */
    public synchronized String of(Connection connection) {
        if (mode == null) {
            ask(connection);
        }
        return String.valueOf(mode);
    }

    private void ask(Connection connection) {
        try {
            answered(PlainSql.text(connection, "SELECT " + EXPRESSION).orElse(""), connection);
        } catch (SQLException e) {
            throw ConnectionException.failed(
                    "Reading the session's sql_mode", "the database", Consequence.NOTHING_DONE, DriverWords.of(e), e);
        }
    }
}
