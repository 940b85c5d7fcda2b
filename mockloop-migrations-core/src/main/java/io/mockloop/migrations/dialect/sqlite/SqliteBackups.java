package io.mockloop.migrations.dialect.sqlite;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.Remedy.Usual;
import io.mockloop.migrations.engine.backup.BackupProblem;
import io.mockloop.migrations.engine.backup.BackupRules;
import io.mockloop.migrations.engine.backup.BackupSite;
import io.mockloop.migrations.engine.backup.Room;
import io.mockloop.migrations.engine.backup.Tools;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.session.Pause;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * SQLite's own online backup, both ways (https://www.sqlite.org/backup.html): by the driver's statement BACKUP TO. Its
 * RESTORE FROM is not used, since it says nothing if the database was locked, and has done nothing then.
 */
final class SqliteBackups implements BackupRules {

    private static final byte[] BEGINNING = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    @Override
    public String extension() {
        return "db";
    }

    @Override
    public boolean isBackup(byte[] beginning) {
        return beginning.length >= BEGINNING.length
                && Arrays.equals(beginning, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length);
    }

    @Override
    public String databaseName(Connection connection) throws SQLException {
        return SqliteLocks.fileOf(connection);
    }

    /** Another process that writes makes a backup begin anew; a transaction that reads keeps that off. */
    @Override
    public Writer writer(BackupSite site) throws BackupProblem, SQLException {
        requireRoom(site);
        return (file, digest) -> {
            Connection connection = site.connection();
            await(site, () -> {
                PlainSql.execute(connection, "BEGIN");
                try {
                    PlainSql.text(connection, "SELECT count(*) FROM sqlite_master");
                    backUp(connection, file);
                } finally {
                    PlainSql.execute(connection, "ROLLBACK");
                }
            });
            read(file, digest);
        };
    }

    private static void requireRoom(BackupSite site) throws BackupProblem, SQLException {
        long pages = number(site, "PRAGMA page_count");
        long size = pages * number(site, "PRAGMA page_size");
        Room.require(site.settings(), size);
    }

    private static long number(BackupSite site, String sql) throws SQLException {
        return PlainSql.query(site.connection(), sql, row -> row.getLong(1)).get(0);
    }

    private static void read(Path file, MessageDigest digest) throws BackupProblem {
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            Tools.copy(in, out);
        } catch (IOException e) {
            throw new BackupProblem(e.toString(), Message.of("See why, and %s.", Usual.START_AGAIN), e);
        }
    }

    @Override
    public Reader reader(BackupSite site) throws BackupProblem, SQLException {
        String live = databaseName(site.connection());
        if (live.isEmpty()) {
            throw new BackupProblem(
                    "the database lies in memory, and no backup can be restored there",
                    Message.of("Open the backup itself: it is a database."),
                    null);
        }
        return new Reader() {
            @Override
            public boolean isAllOrNothing() {
                return true;
            }

            @Override
            public void restore(Path file, @Nullable Path safety) throws BackupProblem, SQLException {
                if (isSame(file, Path.of(live))) {
                    throw new BackupProblem("it is the database itself", Message.of("Name a backup of it."), null);
                }
                try (Connection backup = DriverManager.getConnection(urlOf(file))) {
                    await(site, () -> backUp(backup, Path.of(live)));
                }
            }
        };
    }

    private static boolean isSame(Path file, Path live) throws BackupProblem {
        try {
            return Files.isSameFile(file, live);
        } catch (IOException e) {
            throw new BackupProblem(e.toString(), Message.of("See why, and %s.", Usual.START_AGAIN), e);
        }
    }

    /** Nothing is made beside a file that is said not to change. */
    private static String urlOf(Path file) {
        return "jdbc:sqlite:" + file.toUri().toASCIIString() + "?immutable=1&mode=ro";
    }

    private static void backUp(Connection from, Path to) throws SQLException {
        String path = to.toString();
        char quote = path.indexOf('"') < 0 ? '"' : '\'';
        PlainSql.update(from, "BACKUP TO " + quote + path + quote);
    }

    private interface Action {
        void run() throws SQLException;
    }

    /** Tries until nobody is in the way: an attempt that fails so has done nothing. */
    private static void await(BackupSite site, Action action) throws BackupProblem, SQLException {
        long deadline = System.nanoTime() + site.settings().lockTimeout().toNanos();
        while (true) {
            try {
                action.run();
                return;
            } catch (SQLException e) {
                if (!SqliteHistory.isBusy(e) || site.cancellation().isCancelled()) {
                    throw e;
                }
                if (System.nanoTime() > deadline) {
                    throw new BackupProblem(
                            "another connection is using the database, and SQLite doesn't tell which",
                            Message.of(
                                    "End its transaction, or set %s higher, and %s.",
                                    new SetProperty("lock.timeout"), Usual.START_AGAIN),
                            e);
                }
            }
            Pause.once();
        }
    }
}
