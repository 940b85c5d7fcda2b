package io.mockloop.migrations.engine.contract.java;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.Database;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Java migrations that reach for the connection below the one that they are given. */
@OnEachDatabase
class JavaTransactionTests extends ContractTests {

    JavaTransactionTests(TestDatabase server) {
        super(server);
    }

    /** Ways to a connection that JDBC and Spring offer. */
    enum Way {
        STATEMENT_OF_ROWS {
            @Override
            Connection from(ResultSet row) throws SQLException {
                return row.getStatement().getConnection();
            }
        },
        META_DATA {
            @Override
            Connection from(ResultSet row) throws SQLException {
                return row.getStatement().getConnection().getMetaData().getConnection();
            }
        },
        ROWS_OF_META_DATA {
            @Override
            Connection from(ResultSet row) throws SQLException {
                try (ResultSet types = STATEMENT_OF_ROWS.from(row).getMetaData().getTableTypes()) {
                    return types.getStatement() == null
                            ? STATEMENT_OF_ROWS.from(row)
                            : types.getStatement().getConnection();
                }
            }
        },
        UNWRAPPED {
            @Override
            Connection from(ResultSet row) throws SQLException {
                return row.getStatement().getConnection().unwrap(Connection.class);
            }
        };

        abstract Connection from(ResultSet row) throws SQLException;
    }

    /** What is done with a connection. */
    private interface Call {
        void on(Connection connection) throws SQLException;
    }

    private static void with(DatabaseConnection db, Way way, Call call) {
        db.query("SELECT 1", (row, number) -> {
            call.on(way.from(row));
            return number;
        });
    }

    @BeforeEach
    void aTable() {
        database.execute("CREATE TABLE t (id INT)");
    }

    private MigrationException failureOf(HikariDataSource pool, Coded migration) {
        return failureOf(() -> MigrationManagerBuilder.forDataSource(pool)
                .locations(folder.location())
                .migrations(migration)
                .baselineOnMigrate(true)
                .baselineVersion(Version.of("0.1"))
                .build()
                .migrateToLatest());
    }

    @ParameterizedTest
    @EnumSource
    void noWayLeadsAroundTheGuard(Way way) {
        HikariDataSource pool = database.pool(1);
        List<Call> calls = List.of(
                Connection::commit,
                Connection::rollback,
                connection -> connection.setAutoCommit(true),
                connection -> connection.abort(Runnable::run));
        for (Call call : calls) {
            MigrationException failure = failureOf(pool, new Coded("1", db -> {
                db.execute("INSERT INTO t VALUES (1)");
                with(db, way, call);
            }));
            assertThat(failure.code()).as(failure.getMessage()).isEqualTo("OWN_TRANSACTION");
            assertThat(failure)
                    .hasMessageContaining("but its transaction is not its own")
                    .hasMessageContaining("othing of it is left");
        }
        assertThatThePoolIsSound(pool, 0);
        executed(MigrationManagerBuilder.forDataSource(pool)
                .locations(folder.location())
                .migrations(new Coded("1", db -> {
                    with(db, way, Connection::close);
                    db.execute("INSERT INTO t VALUES (1)");
                }))
                .build()
                .migrateToLatest());
        assertThatThePoolIsSound(pool, 1);
    }

    private void assertThatThePoolIsSound(HikariDataSource pool, int before) {
        assertThat(applied()).hasSize(1 + before);
        assertThat(database.rows("SELECT id FROM t")).hasSize(before);
        try (Connection connection = pool.getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
            new JdbcTemplate(new org.springframework.jdbc.datasource.SingleConnectionDataSource(connection, true))
                    .execute("INSERT INTO t VALUES (7)");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        assertThat(database.rows("SELECT id FROM t WHERE id = 7")).hasSize(1);
        database.execute("DELETE FROM t WHERE id = 7");
    }

    /** The driver's own class, which no proxy can stand before. */
    private Connection below(Connection connection) throws SQLException {
        return connection.unwrap(database.traits().connection());
    }

    private void commitBelow(Connection connection) throws SQLException {
        if (database.kind() == Database.SQLITE) {
            below(connection).createStatement().execute("COMMIT");
        } else {
            below(connection).commit();
        }
    }

    @Test
    void anEndOfTheTransactionBelowTheGuardIsNoticed() {
        HikariDataSource pool = database.pool(1);
        MigrationException failure = failureOf(pool, new Coded("1", db -> {
            db.execute("INSERT INTO t VALUES (1)");
            with(db, Way.STATEMENT_OF_ROWS, this::commitBelow);
            db.execute("INSERT INTO t VALUES (1)");
        }));
        assertThatItIsToldAsItIs(failure);
        database.execute("DELETE FROM t");
        if (undoesSchemaChanges()) {
            assertThatThePoolIsSound(pool, 0);
            assertThatItIsToldAsItIs(failureOf(pool, new Coded("1", db -> {
                with(db, Way.STATEMENT_OF_ROWS, this::commitBelow);
                throw new IllegalStateException("not today");
            })));
        }
    }

    private void assertThatItIsToldAsItIs(MigrationException failure) {
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo("OWN_TRANSACTION");
        assertThat(failure)
                .hasMessageContaining("ended the transaction that it runs in")
                .hasMessageContaining("What it had done until then stayed, or not, as it was ended")
                .hasMessageNotContaining("othing of it is left");
        assertThat(database.rows("SELECT state FROM schema_version WHERE version = '1'"))
                .isEqualTo(undoesSchemaChanges() ? List.of() : List.of("FAILED"));
    }

    @Test
    void aConnectionThatIsClosedBelowTheGuardIsNotHandedOutAgain() throws InterruptedException {
        HikariDataSource pool = database.pool(1);
        MigrationException failure = failureOf(pool, new Coded("1", db -> {
            db.execute("INSERT INTO t VALUES (1)");
            with(db, Way.STATEMENT_OF_ROWS, connection -> below(connection).close());
        }));
        assertThat(failure)
                .hasMessageNotContaining("othing of it is left")
                .hasMessageNotContaining("It was rolled back");
        if (undoesSchemaChanges()) {
            assertThat(failure)
                    .hasMessageContaining("The database rolls back what was not committed when the connection ended.");
            Thread.sleep(600); // Hikari doesn't test one that was used within the last 500 ms
            assertThatThePoolIsSound(pool, 0);
        }
    }
}
