package io.mockloop.migrations.testkit;

import io.mockloop.migrations.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;
import org.sqlite.SQLiteErrorCode;

/** A SQLite database in a file. */
final class SqliteFile extends FreshDatabase {

    private final Path folder;
    private final DatabaseAccess access;

    SqliteFile(Path folder, Path file) {
        this.folder = folder;
        this.access = new DatabaseAccess(Database.SQLITE, "jdbc:sqlite:" + file, "", "");
    }

    @Override
    public DatabaseAccess access() {
        return access;
    }

    @Override
    public DataSource dataSource() {
        return access().dataSource();
    }

    @Override
    public DatabaseAccess admin() {
        return access;
    }

    @Override
    public DataSource admins() {
        return dataSource();
    }

    @Override
    public DatabaseAccess readOnly() {
        return new DatabaseAccess(Database.SQLITE, access.url() + "?open_mode=1", "", "");
    }

    @Override
    public DatabaseAccess withoutCreate() {
        return readOnly();
    }

    @Override
    public String slowStatement(int seconds) {
        return "WITH RECURSIVE mockloop_slow(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM mockloop_slow" + " WHERE n < "
                + seconds * 8_000_000L + ") SELECT count(*) FROM mockloop_slow";
    }

    /** Nothing runs outside of the client. */
    @Override
    public void endRunning(String part) {}

    @Override
    boolean isRunning(String part) {
        try (Connection connection = access.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 0");
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("ROLLBACK");
            return false;
        } catch (SQLException e) {
            if (e.getErrorCode() == SQLiteErrorCode.SQLITE_BUSY.code) {
                return true;
            }
            throw new IllegalStateException(e);
        }
    }

    @Override
    List<CatalogReader.Line> structure() {
        List<CatalogReader.Line> lines = CatalogReader.read(dataSource(), SqliteCatalog.QUERIES);
        new JdbcTemplate(dataSource()).query(SqliteCatalog.TABLE_TEXTS, row -> {
            String table = row.getString(1);
            for (String part : new SqliteTableText(row.getString(2)).parts()) {
                lines.add(new CatalogReader.Line(table, "table " + table + " | " + part));
            }
        });
        return lines;
    }

    @Override
    String relations() {
        return SqliteCatalog.RELATIONS;
    }

    @Override
    void remove() {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
