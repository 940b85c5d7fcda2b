package io.mockloop.migrations.testkit;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database of one test, empty at first, with its users. Closing it closes its pools and removes it. */
public abstract sealed class FreshDatabase implements AutoCloseable permits SqliteFile, ServerDatabase {

    private final List<HikariDataSource> pools = new CopyOnWriteArrayList<>();

    /** The product. */
    public final Database kind() {
        return access().kind();
    }

    /** What suites must know of it. */
    public final Traits traits() {
        return TestDatabase.of(kind()).traits();
    }

    /** The user that owns the database and may do everything in it, but nothing outside. */
    public abstract DatabaseAccess access();

    /** The server's administrator, in this database; on SQLite the same as {@link #access()}. */
    public abstract DatabaseAccess admin();

    /** A user that may only read; on SQLite the file opened read-only. */
    public abstract DatabaseAccess readOnly();

    /** A user that may read and write rows, and create nothing; on SQLite, which has no users, {@link #readOnly()}. */
    public abstract DatabaseAccess withoutCreate();

    /**
     * A query that runs for some seconds, on SQLite as many as an ordinary machine needs for it; a part of it, to be
     * given to {@link #awaitRunning}, is {@code mockloop_slow}. PostgreSQL runs it to its end, with its locks, though
     * the client is dead.
     */
    public abstract String slowStatement(int seconds);

    /**
     * Waits until the server shows another session that runs a statement with this part. SQLite can't show one: there
     * it waits until someone holds the write lock.
     */
    public final void awaitRunning(String part, Duration timeout) {
        Await.until(timeout, "a statement with '" + part + "' runs", () -> isRunning(part));
    }

    /**
     * Ends the sessions that run a statement with this part, which a server may go on with though the client is dead.
     */
    public abstract void endRunning(String part);

    abstract boolean isRunning(String part);

    abstract List<CatalogReader.Line> structure();

    /** A query for the names of all tables, and what else has rows or a state, each as it is to be written. */
    abstract String relations();

    /** As {@link #dataSource()}, of {@link #admin()}. */
    public abstract DataSource admins();

    abstract void remove();

    /** The JDBC URL of {@link #access()}. */
    public final String url() {
        return access().url();
    }

    /** The user of {@link #access()}. */
    public final String user() {
        return access().user();
    }

    /** The password of {@link #access()}. */
    public final String password() {
        return access().password();
    }

    /** A data source of {@link #access()} whose sessions are as new each time that it is asked for one. */
    public abstract DataSource dataSource();

    /** A pool of {@link #access()} that is closed together with this database. */
    public final HikariDataSource pool(int size) {
        HikariDataSource pool = access().pool(size);
        pools.add(pool);
        return pool;
    }

    /** Runs each statement in a session that is as new. */
    public final void execute(String... statements) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource());
        for (String statement : statements) {
            jdbc.execute(statement);
        }
    }

    /** The rows of a query, the values of each as text and joined by {@code |}. */
    public final List<String> rows(String query) {
        return rows(new JdbcTemplate(dataSource()), query);
    }

    private static List<String> rows(JdbcTemplate jdbc, String query) {
        return jdbc.query(query, (row, number) -> joined(row));
    }

    /**
     * The structure of this database out of its catalog, one sorted line for each table, column, index, constraint,
     * view, trigger and routine, as {@code column t | a | integer | not null}: the same before a migration and after
     * its undo.
     *
     * @param tablesLeftOut tables whose lines, and those of what belongs to them, are left out
     */
    public final List<String> catalog(String... tablesLeftOut) {
        Set<String> leftOut = Set.of(tablesLeftOut);
        return structure().stream()
                .filter(line -> !leftOut.contains(line.table()))
                .map(CatalogReader.Line::text)
                .sorted()
                .toList();
    }

    /**
     * The rows of all tables, as the administrator sees them, sorted, by the tables' names as they are written; if
     * sequences are objects of their own, they are among them.
     *
     * @param leftOut parts of the names of those that are left out
     */
    public final Map<String, List<String>> content(String... leftOut) {
        Map<String, List<String>> content = new TreeMap<>();
        JdbcTemplate jdbc = new JdbcTemplate(admins());
        for (String relation : rows(jdbc, relations())) {
            if (Arrays.stream(leftOut).noneMatch(relation::contains)) {
                content.put(
                        relation,
                        rows(jdbc, "SELECT * FROM " + relation).stream()
                                .sorted()
                                .toList());
            }
        }
        return content;
    }

    @Override
    public final void close() {
        pools.forEach(HikariDataSource::close);
        remove();
    }

    private static String joined(ResultSet row) throws SQLException {
        StringJoiner values = new StringJoiner("|");
        int columns = row.getMetaData().getColumnCount();
        for (int column = 1; column <= columns; column++) {
            values.add(String.valueOf((Object) row.getString(column)));
        }
        return values.toString();
    }
}
