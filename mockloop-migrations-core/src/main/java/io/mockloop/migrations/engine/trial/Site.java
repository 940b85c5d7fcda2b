package io.mockloop.migrations.engine.trial;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.engine.jdbc.DriverWords;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.jdbc.SqlFunction;
import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.SchemaReader.Scope;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.exception.ConnectionException;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.TestDatabaseException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database to test on, until it is closed, or the process ends. */
public final class Site implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(Site.class);

    private final TrialParts parts;
    private final ThrowAwayDatabase database;
    private final MigrationManager manager;
    private final RowMaker maker;
    private final Thread atEnd;
    private boolean isOpen = true;

    private Site(TrialParts parts, ThrowAwayDatabase database, MigrationManager manager) {
        this.parts = parts;
        this.database = database;
        this.manager = manager;
        this.maker = new RowMaker(parts);
        this.atEnd = new Thread(this::remove, "mockloop-test-database");
        Runtime.getRuntime().addShutdownHook(atEnd);
    }

    /**
     * Makes one, or takes the one that was named.
     *
     * @param named must be empty; null to make one
     * @throws TestDatabaseException if that cannot be
     */
    public static Site open(TrialParts parts, @Nullable DataSource named) {
        return open(parts, named, script -> true, List.of());
    }

    /**
     * The same for some of the migrations.
     *
     * @param wanted those, by their scripts
     * @param more folders of others, beside the locations
     */
    public static Site open(TrialParts parts, @Nullable DataSource named, Predicate<String> wanted, List<Path> more) {
        try {
            ThrowAwayDatabase database = named == null ? created(parts) : empty(parts, named);
            return new Site(parts, database, parts.managerOf(database.dataSource(), wanted, more));
        } catch (TrialProblem e) {
            throw TestDatabaseException.refused(e.reason(), e);
        } catch (SQLException e) {
            throw TestDatabaseException.refused(DriverWords.of(e).text().strip(), e);
        }
    }

    private static ThrowAwayDatabase created(TrialParts parts) throws TrialProblem, SQLException {
        DataSource given = parts.dataSource();
        try (Connection connection = given.getConnection()) {
            return parts.throwAways(connection).create(given);
        }
    }

    private static ThrowAwayDatabase empty(TrialParts parts, DataSource named) throws SQLException {
        try (Connection connection = named.getConnection()) {
            Optional<ObjectId> any =
                    parts.schemas(connection).read(connection, Scope.DATABASE).objects().keySet().stream()
                            .findFirst();
            if (any.isPresent()) {
                throw TestDatabaseException.notEmpty(any.get().toString());
            }
            return new Named(parts, named, String.valueOf(connection.getCatalog()));
        }
    }

    /** The manager of it. */
    public MigrationManager manager() {
        return manager;
    }

    /** What it is like, with its rows. */
    public State state() {
        return use("Reading what the database is like", connection -> State.read(connection, parts));
    }

    /** What its schema is like, without what belongs to the history. */
    public Structure structure(Scope scope) {
        return use(
                "Reading what the database is like",
                connection -> parts.schemas(connection).read(connection, scope).without(parts.ownTables()));
    }

    /** The statements that make its schemas as far as {@link #structure} doesn't tell them. */
    public List<String> schemas() {
        return use(
                "Reading what the database is like",
                connection -> parts.throwAways(connection).schemas(connection));
    }

    /** The tables that have rows, without those of the history, and how many. */
    public SortedMap<String, Long> rows() {
        return use("Counting rows", connection -> {
            SortedMap<String, Long> counts = new TreeMap<>();
            SqlNames names = SqlNames.of(connection);
            for (String table : State.tables(State.structure(connection, parts))) {
                String sql = "SELECT COUNT(*) FROM " + names.table(table);
                long count =
                        PlainSql.query(connection, sql, row -> row.getLong(1)).get(0);
                if (count > 0) {
                    counts.put(table, count);
                }
            }
            return counts;
        });
    }

    /** Makes rows in each table; what couldn't be made is told in words. */
    public List<String> fill() {
        return use("Making rows", maker::fill);
    }

    /** Makes the rows that a script makes. */
    public void fill(String script) {
        use("Making rows", connection -> {
            for (String each : parts.statements(connection, script)) {
                try {
                    PlainSql.execute(connection, each);
                } catch (SQLException e) {
                    throw TestDatabaseException.rowsFail(each, DriverWords.of(e));
                }
            }
            return script;
        });
    }

    private <T> T use(String what, SqlFunction<Connection, T> use) {
        try (Connection connection = database.dataSource().getConnection()) {
            return use.apply(connection);
        } catch (SQLException e) {
            throw ConnectionException.failed(what, database.name(), Consequence.NOTHING_DONE, DriverWords.of(e), e);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException e) {
            logger.debug("The process is ending, and removes {}", database.name(), e);
        }
        remove();
    }

    private synchronized void remove() {
        if (isOpen) {
            isOpen = false;
            try {
                database.remove();
            } catch (SQLException e) {
                logger.warn(
                        "The database {} cannot be removed, on which migrations were tested; the next test tries it again",
                        database.name(),
                        e);
            }
        }
    }

    /** One that stays, and is emptied. */
    private record Named(TrialParts parts, DataSource dataSource, String name) implements ThrowAwayDatabase {

        @Override
        public void remove() throws SQLException {
            try (Connection connection = dataSource.getConnection()) {
                parts.throwAways(connection).empty(connection);
            }
        }
    }
}
