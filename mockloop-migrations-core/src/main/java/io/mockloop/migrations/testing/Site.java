package io.mockloop.migrations.testing;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.engine.jdbc.DriverWords;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.jdbc.SqlFunction;
import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.SchemaReader.Scope;
import io.mockloop.migrations.engine.trial.RowMaker;
import io.mockloop.migrations.engine.trial.State;
import io.mockloop.migrations.engine.trial.ThrowAwayDatabase;
import io.mockloop.migrations.engine.trial.TrialParts;
import io.mockloop.migrations.engine.trial.TrialProblem;
import io.mockloop.migrations.exception.ConnectionException;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.TestDatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database to test on, until it is closed, or the process ends. */
final class Site implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(Site.class);

    private final TrialParts parts;
    private final ThrowAwayDatabase database;
    private final MigrationManager manager;
    private final RowMaker maker;
    private final Thread atEnd;
    private boolean isOpen = true;

    private Site(TrialParts parts, ThrowAwayDatabase database) {
        this.parts = parts;
        this.database = database;
        this.manager = parts.managerOf(database.dataSource());
        this.maker = new RowMaker(parts);
        this.atEnd = new Thread(this::remove, "mockloop-test-database");
        Runtime.getRuntime().addShutdownHook(atEnd);
    }

    /**
     * Makes one, or takes the one that was named.
     *
     * @throws TestDatabaseException if that cannot be
     */
    static Site open(TrialParts parts, @Nullable DataSource named) {
        try {
            return new Site(parts, named == null ? created(parts) : empty(parts, named));
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

    MigrationManager manager() {
        return manager;
    }

    State state() {
        return use("Reading what the database is like", connection -> State.read(connection, parts));
    }

    List<String> fill() {
        return use("Making rows", maker::fill);
    }

    void fill(String script) {
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
