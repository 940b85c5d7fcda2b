package io.mockloop.migrations.engine.contract.java;

import static io.mockloop.migrations.engine.contract.java.SpringTests.assertThatNothingIsBound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Meter;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.Background;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Java migrations that use a JdbcTemplate of the application's, on a pool that has no second connection to give. */
@OnEachDatabase
class SpringJdbcTests extends ContractTests {

    private final HikariDataSource pool = database.pool(1);
    private final JdbcTemplate jdbc = new JdbcTemplate(pool);
    private final JdbcClient client = JdbcClient.create(pool);

    SpringJdbcTests(TestDatabase server) {
        super(server);
    }

    private MigrationManager onPool(Coded... migrations) {
        return MigrationManagerBuilder.forDataSource(pool)
                .locations(folder.location())
                .migrations(migrations)
                .build();
    }

    private static int count(JdbcTemplate jdbc, String table) {
        Integer count = jdbc.queryForObject("SELECT count(*) FROM " + table, Integer.class);
        return count == null ? -1 : count;
    }

    @Test
    void seesWhatTheMigrationHasNotCommittedAndTheOtherWayRound() {
        List<Object> seen = new ArrayList<>();
        Coded first = Coded.sending("1", "CREATE TABLE a (id INT)", "INSERT INTO a VALUES (1)");
        Coded second = new Coded("2", db -> {
                    db.execute("ALTER TABLE a ADD COLUMN note VARCHAR(20)");
                    seen.add(jdbc.update("UPDATE a SET note = ?", "by template"));
                    seen.add(
                            client.sql("SELECT note FROM a").query(String.class).single());
                    seen.add(new SimpleJdbcInsert(pool)
                            .withTableName("a")
                            .usingColumns("id", "note")
                            .execute(Map.of("id", 2, "note", "inserted")));
                    jdbc.execute("CREATE TABLE b (id INT)");
                    seen.add(db.execute("INSERT INTO b VALUES (7)"));
                })
                .checkedBy(db -> {
                    seen.add(count(jdbc, "a"));
                    return ValidationResult.ok();
                })
                .undoneBy(db -> {
                    db.execute("DELETE FROM a WHERE id = 2");
                    seen.add(count(jdbc, "a"));
                    jdbc.execute("DROP TABLE b");
                });
        onPool(first, second).migrateToLatest();
        assertThat(seen).containsExactly(1, 1, "by template", 1, 1);
        assertThat(database.rows("SELECT id, note FROM a ORDER BY id")).containsExactly("1|by template", "2|inserted");
        assertThat(database.rows("SELECT id FROM b")).containsExactly("7");
        seen.clear();
        onPool(first, second).rollbackToVersion("1");
        assertThat(seen).containsExactly(1);
        assertThat(database.rows("SELECT id FROM a")).containsExactly("1");
    }

    /** How the application's data source and the manager's may be one behind another. */
    enum Wrapping {
        NONE,
        TEMPLATE_TRANSACTION_AWARE {
            @Override
            DataSource ofTemplate(DataSource pool) {
                return new TransactionAwareDataSourceProxy(pool);
            }
        },
        MANAGER_TRANSACTION_AWARE {
            @Override
            DataSource ofManager(DataSource pool) {
                return new TransactionAwareDataSourceProxy(pool);
            }
        },
        BOTH_TRANSACTION_AWARE_AND_ASKED_AGAIN_FOR_EACH_STATEMENT {
            @Override
            DataSource ofTemplate(DataSource pool) {
                TransactionAwareDataSourceProxy proxy = new TransactionAwareDataSourceProxy(pool);
                proxy.setReobtainTransactionalConnections(true);
                return proxy;
            }

            @Override
            DataSource ofManager(DataSource pool) {
                return ofTemplate(pool);
            }
        },
        MANAGER_LAZY {
            @Override
            DataSource ofManager(DataSource pool) {
                return new LazyConnectionDataSourceProxy(pool);
            }
        },
        BOTH_LAZY {
            @Override
            DataSource ofManager(DataSource pool) {
                return new LazyConnectionDataSourceProxy(pool);
            }

            @Override
            DataSource ofTemplateOf(DataSource manager, DataSource pool) {
                return manager;
            }
        },
        MANAGER_DELEGATING_TWICE {
            @Override
            DataSource ofManager(DataSource pool) {
                return new DelegatingDataSource(new DelegatingDataSource(pool));
            }
        },
        TEMPLATE_LAZY_AND_SAID_TO_BE_THE_SAME {
            @Override
            DataSource ofTemplate(DataSource pool) {
                return new LazyConnectionDataSourceProxy(pool);
            }
        };

        DataSource ofManager(DataSource pool) {
            return pool;
        }

        DataSource ofTemplate(DataSource pool) {
            return pool;
        }

        DataSource ofTemplateOf(DataSource manager, DataSource pool) {
            return ofTemplate(pool);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isFoundThroughWhatStandsBeforeAPool(Wrapping wrapping) {
        DataSource ofManager = wrapping.ofManager(pool);
        DataSource ofTemplate = wrapping.ofTemplateOf(ofManager, pool);
        JdbcTemplate wrapped = new JdbcTemplate(ofTemplate);
        List<Object> seen = new ArrayList<>();
        MigrationManagerBuilder.forDataSource(ofManager)
                .sharedWith(() -> List.of(ofTemplate))
                .locations(folder.location())
                .migrations(new Coded("1", db -> {
                    db.execute("CREATE TABLE a (id INT)");
                    wrapped.update("INSERT INTO a VALUES (1)");
                    seen.add(db.query("SELECT id FROM a").size());
                    seen.add(count(wrapped, "a"));
                }))
                .build()
                .migrateToLatest();
        assertThat(seen).containsExactly(1, 1);
        assertThat(database.rows("SELECT id FROM a")).containsExactly("1");
        assertThatNothingIsBound();
        assertThat(count(wrapped, "a")).isEqualTo(1);
    }

    @Test
    void isNotFoundForAnotherDataSourceNorOnAnotherThread() {
        DataSource other = database.dataSource();
        List<Object> seen = new ArrayList<>();
        onPool(Coded.sending("1", "CREATE TABLE a (id INT)")).migrateToLatest();
        onPool(Coded.sending("1"), new Coded("2", db -> {
                    db.execute("INSERT INTO a VALUES (1)");
                    seen.add(count(new JdbcTemplate(other), "a"));
                    seen.add(Background.start(() -> TransactionSynchronizationManager.getResourceMap()
                                    .isEmpty())
                            .get(10, TimeUnit.SECONDS));
                }))
                .migrateToLatest();
        assertThat(seen).containsExactly(0, true);
    }

    @Test
    void itsStatementsAreCheckedLikeAllOthers() {
        assertForbidden("HISTORY_TABLE_WRITTEN", () -> jdbc.execute("DROP TABLE schema_version"));
        assertForbidden("HISTORY_TABLE_WRITTEN", () -> jdbc.update("DELETE FROM schema_version WHERE version = ?", 1));
        assertForbidden("NOT_IN_TRANSACTION", () -> jdbc.execute("COMMIT"));
        assertForbidden(
                "OWN_TRANSACTION",
                () -> jdbc.execute((ConnectionCallback<Void>) connection -> {
                    connection.commit();
                    return null;
                }));
        assertForbidden(
                "OWN_TRANSACTION",
                () -> jdbc.execute((ConnectionCallback<Void>) connection -> {
                    connection.rollback();
                    return null;
                }));
        assertForbidden(
                "OWN_TRANSACTION",
                () -> jdbc.execute((ConnectionCallback<Void>) connection -> {
                    connection.setAutoCommit(!connection.getAutoCommit());
                    return null;
                }));
    }

    private void assertForbidden(String code, Runnable call) {
        MigrationException failure = failureOf(() -> onPool(new Coded("1", db -> {
                    jdbc.queryForObject("SELECT 1", Integer.class);
                    call.run();
                }))
                .migrateToLatest());
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
        assertThat(applied()).isEmpty();
        assertThatNothingIsBound();
    }

    @Test
    void itsStatementsAreCountedWithTheOthersAndRolledBackWithThem() {
        database.execute("CREATE TABLE t (id INT)");
        List<Integer> numbers = new ArrayList<>();
        MigrationListener listener = new MigrationListener() {
            @Override
            public void beforeStatement(Execution execution, StatementSent statement) {
                numbers.add(statement.number());
            }
        };
        MigrationManager manager = MigrationManagerBuilder.forDataSource(pool)
                .locations(folder.location())
                .listeners(listener)
                .baselineOnMigrate(true)
                .migrations(new Coded("2", db -> {
                    db.execute("INSERT INTO t VALUES (1)");
                    jdbc.update("INSERT INTO t VALUES (2)");
                    jdbc.batchUpdate("INSERT INTO t VALUES (?)", List.of(new Object[] {3}, new Object[] {4}));
                    throw new SQLException("not today");
                }))
                .build();
        assertThat(failureOf(manager::migrateToLatest))
                .hasMessageContaining("statement 3, " + Coded.class.getName())
                .hasMessageContaining("othing of it is left");
        assertThat(numbers).containsExactly(1, 2, 3);
        assertThat(database.rows("SELECT id FROM t")).isEmpty();
        assertThatNothingIsBound();
    }

    @Test
    void itsSchemaChangesAreJournalledWhereTheDatabaseCommitsThem() {
        MigrationException failure = failureOf(() -> onPool(new Coded("1", db -> {
                    jdbc.execute("CREATE TABLE a (id INT)");
                    db.execute("INSERT INTO a VALUES (1)");
                    jdbc.execute("CREATE TABLE b (id INT)");
                    jdbc.update("INSERT INTO b VALUES (1)");
                    throw new IllegalStateException("not today");
                }))
                .migrateToLatest());
        if (undoesSchemaChanges()) {
            assertThat(catalogOfUser()).isEmpty();
        } else {
            assertThat(failure).hasMessageContaining("Statements 1 to 3 are done, and stay.");
            assertThat(database.rows("SELECT id FROM a")).containsExactly("1");
            assertThat(database.rows("SELECT id FROM b")).isEmpty();
            assertThat(database.rows("SELECT state, statement_done FROM schema_version"))
                    .containsExactly("FAILED|3");
        }
    }

    @Test
    void withoutATransactionItsStatementsAreJournalledOneByOne() {
        MigrationException failure = failureOf(() -> onPool(new Coded("1", db -> {
                            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                                    .isFalse();
                            jdbc.execute("CREATE TABLE t (id INT)");
                            jdbc.update("INSERT INTO t VALUES (1)");
                            assertThat(db.query("SELECT id FROM t")).hasSize(1);
                            throw new SQLException("not today");
                        })
                        .withoutTransaction())
                .migrateToLatest());
        assertThat(failure)
                .hasMessageContaining("statement 3, " + Coded.class.getName())
                .hasMessageContaining("Statements 1 to 3 are done, and stay. The migration is in state FAILED");
        assertThat(database.rows("SELECT id FROM t")).containsExactly("1");
        assertThat(database.rows("SELECT state, statement_done, statement_sent FROM schema_version"))
                .containsExactly("FAILED|3|3");
        assertThatNothingIsBound();
    }

    @Test
    void nothingStaysBoundHoweverTheMigrationEnds() {
        Coded first = new Coded("1", db -> {
            assertThat(count(jdbc, "schema_version")).isNotNegative();
            throw new SQLException("not today");
        });
        assertThat(failureOf(() -> onPool(first).migrateToLatest())).hasMessageContaining("not today");
        assertThatNothingIsBound();
        Coded second = new Coded("1", db -> {
            count(jdbc, "schema_version");
            throw new StackOverflowError("too deep");
        });
        assertThatThrownBy(() -> onPool(second).migrateToLatest()).isInstanceOf(StackOverflowError.class);
        assertThatNothingIsBound();
        Coded third = Coded.sending("1").checkedBy(db -> ValidationResult.problems("there are " + count(jdbc, "x")));
        assertThat(failureOf(() -> onPool(third).migrateToLatest())).hasMessageContaining("x");
        assertThatNothingIsBound();
        Coded fourth = new Coded("1", db -> TransactionSynchronizationManager.clear());
        onPool(fourth).migrateToLatest();
        assertThatNothingIsBound();
        assertThat(count(jdbc, "schema_version")).isEqualTo(1);
    }

    @Test
    void costsNoRoundTripMore() throws SQLException {
        onPool(Coded.sending("1", "CREATE TABLE t (id INT)")).migrateToLatest();
        List<Meter.Count> counts = new ArrayList<>();
        for (boolean spring : List.of(false, true)) {
            try (Meter meter = Meter.on(database, true)) {
                JdbcTemplate template = new JdbcTemplate(meter.dataSource());
                TransactionTemplate transaction =
                        new TransactionTemplate(new JdbcTransactionManager(meter.dataSource()));
                MigrationManager manager = MigrationManagerBuilder.forDataSource(meter.dataSource())
                        .locations(folder.location())
                        .migrations(Coded.sending("1"), new Coded("2", db -> {
                            if (spring) {
                                transaction.executeWithoutResult(status -> template.update("INSERT INTO t VALUES (3)"));
                            } else {
                                db.execute("INSERT INTO t VALUES (2)");
                            }
                        }))
                        .build();
                meter.reset();
                manager.migrateToLatest();
                counts.add(meter.count());
                manager.rollbackToVersion("1");
            }
        }
        assertThat(counts.get(1).roundTrips()).isLessThanOrEqualTo(counts.get(0).roundTrips());
        assertThat(counts.get(1).borrowed()).isEqualTo(1);
    }
}
