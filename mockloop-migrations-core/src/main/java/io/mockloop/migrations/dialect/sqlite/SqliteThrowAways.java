package io.mockloop.migrations.dialect.sqlite;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.trial.Counter;
import io.mockloop.migrations.engine.trial.ThrowAwayDatabase;
import io.mockloop.migrations.engine.trial.ThrowAwayName;
import io.mockloop.migrations.engine.trial.ThrowAwayRules;
import io.mockloop.migrations.engine.trial.TrialProblem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Files in the folder for temporary ones. Each has a file beside it that its process holds a lock on; what nobody holds
 * is what a process has left that was killed. The process's number is in its name, since a lock is lost if another
 * descriptor of the same process is closed.
 */
final class SqliteThrowAways implements ThrowAwayRules {

    private static final Logger logger = LoggerFactory.getLogger(SqliteThrowAways.class);

    private static final String LOCK = ".lock";
    private static final String DATABASE = ".db";

    private final Path folder;

    SqliteThrowAways() {
        this(Path.of(System.getProperty("java.io.tmpdir")));
    }

    SqliteThrowAways(Path folder) {
        this.folder = folder;
    }

    @Override
    public ThrowAwayDatabase create(DataSource given) throws TrialProblem {
        removeWhatOthersLeft();
        try {
            String name = ThrowAwayName.create().text() + ownEnd();
            Path lock = folder.resolve(name + LOCK);
            FileChannel alive = FileChannel.open(lock, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            alive.lock();
            return new TemporaryFile(folder.resolve(name + DATABASE), lock, alive);
        } catch (IOException e) {
            throw new TrialProblem("no file can be made in the folder %s (%s)".formatted(folder, e), e);
        }
    }

    private static String ownEnd() {
        return "_" + ProcessHandle.current().pid();
    }

    private void removeWhatOthersLeft() {
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(folder, ThrowAwayName.PREFIX + "*" + LOCK)) {
            for (Path each : locks) {
                if (!each.getFileName().toString().endsWith(ownEnd() + LOCK)) {
                    removeIfLeft(each);
                }
            }
        } catch (IOException e) {
            logger.debug("The folder {} cannot be searched for what tests have left", folder, e);
        }
    }

    private static void removeIfLeft(Path lock) {
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            if (channel.tryLock() != null) {
                logger.info("{} is removed, which a test has left that was killed", lock);
                remove(databaseOf(lock), lock);
            }
        } catch (IOException | OverlappingFileLockException e) {
            logger.debug("{} is left as it is", lock, e);
        }
    }

    private static Path databaseOf(Path lock) {
        String name = lock.getFileName().toString();
        return lock.resolveSibling(name.substring(0, name.length() - LOCK.length()) + DATABASE);
    }

    /** With the journals that stand beside it, and the lock last, by which it is found again. */
    private static void remove(Path database, Path lock) throws IOException {
        String name = database.getFileName().toString();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(database.getParent(), name + "*")) {
            for (Path each : all) {
                Files.deleteIfExists(each);
            }
        }
        Files.deleteIfExists(lock);
    }

    @Override
    public void empty(Connection connection) throws SQLException {
        PlainSql.execute(connection, "PRAGMA foreign_keys = OFF");
        List<String> removals = PlainSql.query(
                connection,
                "SELECT 'DROP ' || type || ' IF EXISTS \"' || replace(name, '\"', '\"\"') || '\"' FROM main.sqlite_schema"
                        + " WHERE type IN ('view', 'table') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                        + " ORDER BY type DESC",
                row -> row.getString(1));
        for (String each : removals) {
            PlainSql.execute(connection, each);
        }
    }

    /** Only those of AUTOINCREMENT are kept anywhere. */
    @Override
    public List<Counter> counters(Connection connection) throws SQLException {
        boolean areThere = PlainSql.text(
                        connection, "SELECT name FROM main.sqlite_schema WHERE name = 'sqlite_sequence'")
                .isPresent();
        return areThere
                ? PlainSql.query(
                        connection,
                        "SELECT name, seq FROM main.sqlite_sequence",
                        row -> new Counter(row.getString(1), true, row.getLong(2)))
                : List.of();
    }

    /** Nobody else needs it, so that it isn't waited for the disk. */
    private record TemporaryFile(Path file, Path lock, FileChannel alive) implements ThrowAwayDatabase {

        @Override
        public String name() {
            return file.toString();
        }

        @Override
        public DataSource dataSource() {
            return new DriverManagerDataSource("jdbc:sqlite:" + file + "?synchronous=OFF");
        }

        @Override
        public void remove() throws SQLException {
            try {
                SqliteThrowAways.remove(file, lock);
                alive.close();
            } catch (IOException e) {
                throw new SQLException(e);
            }
        }
    }
}
