package io.mockloop.migrations.dialect.sqlite;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.lock.LockHolder;
import io.mockloop.migrations.engine.lock.LockName;
import io.mockloop.migrations.engine.lock.LockRules;
import io.mockloop.migrations.engine.lock.MigrationLock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Locks of SQLite. A transaction begun with BEGIN IMMEDIATE is one by itself. What no transaction can hold takes BEGIN
 * EXCLUSIVE on a companion database beside the file: that is SQLite's own lock, which dies with its process, and opens
 * neither the database file nor a lock file from Java (closing any descriptor of a file drops all POSIX locks of the
 * process on it; https://www.sqlite.org/howtocorrupt.html, 2.2).
 */
final class SqliteLocks implements LockRules {

    private static final Logger logger = LoggerFactory.getLogger(SqliteLocks.class);

    private static final String COMPANION = "-mockloop-lock";
    private static final String OF_ROWS = "-mockloop-rows-lock";

    @Override
    public MigrationLock open(Connection connection, LockName name, boolean outlivesTransactions) throws SQLException {
        String file = outlivesTransactions ? fileOf(connection) : "";
        return file.isEmpty()
                ? new Free(outlivesTransactions)
                : new Companion(file + (name.ofRows() ? OF_ROWS : COMPANION));
    }

    @Override
    public Optional<LockHolder> writer(Connection connection) {
        return Optional.of(writerOf(fileOrNone(connection)));
    }

    private static LockHolder writerOf(String file) {
        return new LockHolder(
                FileLocks.holderOf(Path.of(file))
                        .map(process -> "the database is written by " + process)
                        .orElse("another process is writing the database, which doesn't tell which"),
                null);
    }

    /** A database that somebody else has locked as a whole tells its name all the same. */
    private static String fileOrNone(Connection connection) {
        try {
            return PlainSql.query(connection, "PRAGMA database_list", row -> row.getString(3)).stream()
                    .findFirst()
                    .orElse("");
        } catch (SQLException e) {
            logger.debug("The database's file isn't told", e);
            return "";
        }
    }

    /** Empty for a database in memory, which no other process can reach. */
    static String fileOf(Connection connection) throws SQLException {
        return PlainSql.text(connection, "SELECT file FROM pragma_database_list WHERE name = 'main'")
                .orElse("");
    }

    private record Free(boolean outlivesTransactions) implements MigrationLock {
        @Override
        public boolean tryAcquire() {
            return true;
        }

        @Override
        public Optional<LockHolder> holder() {
            return Optional.empty();
        }

        @Override
        public void release() {
            // Nothing is held: each transaction takes and frees SQLite's own lock.
        }
    }

    private static final class Companion implements MigrationLock {

        private final String file;
        private @Nullable Connection holding;

        Companion(String file) {
            this.file = file;
        }

        @Override
        public boolean tryAcquire() throws SQLException {
            if (holding != null) {
                return true;
            }
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try {
                PlainSql.execute(connection, "PRAGMA busy_timeout = 0");
                PlainSql.execute(connection, "BEGIN EXCLUSIVE");
                holding = connection;
                return true;
            } catch (SQLException e) {
                connection.close();
                if (SqliteHistory.isBusy(e)) {
                    return false;
                }
                throw e;
            }
        }

        @Override
        public Optional<LockHolder> holder() {
            return Optional.of(new LockHolder(
                    FileLocks.holderOf(Path.of(file))
                            .map(process -> "%s holds %s".formatted(process, file))
                            .orElse("another process holds %s; SQLite doesn't tell which".formatted(file)),
                    null));
        }

        @Override
        public boolean outlivesTransactions() {
            return true;
        }

        @Override
        public void release() throws SQLException {
            Connection connection = holding;
            if (connection != null) {
                holding = null;
                connection.close();
            }
        }
    }
}
