package io.mockloop.migrations.engine.contract.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Java migrations that call code with transactions of its own, as {@code @Transactional} makes them. */
@OnEachDatabase
class SpringTransactionTests extends SpringTests {

    SpringTransactionTests(TestDatabase server) {
        super(server);
    }

    @Test
    void takesPartInTheMigrationsTransaction() {
        pool.setMaximumPoolSize(1);
        List<PlatformTransactionManager> managers = List.of(
                transactions,
                new DataSourceTransactionManager(pool),
                new JdbcTransactionManager(new TransactionAwareDataSourceProxy(pool)));
        List<Object> seen = new ArrayList<>();
        Coded.Work work = db -> {
            seen.add(TransactionSynchronizationManager.getCurrentTransactionName());
            for (PlatformTransactionManager manager : managers) {
                new TransactionTemplate(manager).executeWithoutResult(status -> {
                    insert(managers.indexOf(manager));
                    seen.add(status.isNewTransaction());
                });
            }
            in(TransactionDefinition.PROPAGATION_MANDATORY, status -> insert(3));
            in(TransactionDefinition.PROPAGATION_SUPPORTS, status -> insert(4));
            seen.add(db.query("SELECT id FROM t").size());
        };
        assertThat(failureOf(new Coded("2", work).checkedBy(db -> {
                    work.on(db);
                    throw new IOException("not today");
                })))
                .hasMessageContaining("not today");
        assertThat(seen).containsExactly("Migration 2", false, false, false, 5);
        assertThat(ids()).isEmpty();
        seen.clear();
        migrate(new Coded("2", work)
                .undoneBy(db -> in(TransactionDefinition.PROPAGATION_REQUIRED, status -> {
                    jdbc.update("DELETE FROM t");
                    assertThat(status.isNewTransaction()).isFalse();
                })));
        assertThat(ids()).containsExactly("0", "1", "2", "3", "4");
        assertThat(seen).containsExactly("Migration 2", false, false, false, 5);
        onPool(new Coded("2", work)
                        .undoneBy(db -> in(TransactionDefinition.PROPAGATION_REQUIRED, status -> {
                            jdbc.update("DELETE FROM t");
                            assertThat(status.isNewTransaction()).isFalse();
                        })))
                .build()
                .rollbackToVersion("1");
        assertThat(ids()).isEmpty();
        assertThatNothingIsBound();
    }

    @Test
    void whatCallsForARollbackIsNotCommitted() {
        assertThatItIsNotCommitted(db -> in(TransactionDefinition.PROPAGATION_REQUIRED, status -> {
            insert(1);
            status.setRollbackOnly();
        }));
        assertThatItIsNotCommitted(db -> {
            insert(1);
            try {
                in(TransactionDefinition.PROPAGATION_REQUIRED, status -> {
                    throw new IllegalStateException("caught by the migration");
                });
            } catch (IllegalStateException e) {
                calls.add(e.getMessage());
            }
        });
        assertThatItIsNotCommitted(db -> {
            insert(1);
            waitForTheEnd(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    in(TransactionDefinition.PROPAGATION_REQUIRED, TransactionStatus::setRollbackOnly);
                }
            });
        });
        assertThat(calls).containsExactly("caught by the migration");
    }

    private void assertThatItIsNotCommitted(Coded.Work work) {
        MigrationException failure = failureOf(new Coded("2", work));
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo("ROLLBACK_ONLY");
        assertThat(failure)
                .hasMessage(
                        "Migration 2 (" + Coded.class.getName() + ") called code with a transaction of its own, which"
                                + " takes part in the migration's and marked it for rollback: by setRollbackOnly, or by an"
                                + " exception that the migration has caught. "
                                + (undoesSchemaChanges()
                                        ? "It was rolled back: nothing of it is left."
                                        : "Nothing of it is left.")
                                + "\n-> Let the exception through, or call that code with Propagation.NESTED, which undoes it"
                                + " alone.");
        assertThat(ids()).isEmpty();
        assertThat(applied()).containsExactly("1");
        assertThatNothingIsBound();
    }

    @Test
    void whatIsNestedIsUndoneAlone() {
        pool.setMaximumPoolSize(1);
        Coded second = new Coded("2", db -> {
            insert(1);
            in(TransactionDefinition.PROPAGATION_NESTED, status -> {
                insert(2);
                in(TransactionDefinition.PROPAGATION_NESTED, inner -> {
                    insert(3);
                    inner.setRollbackOnly();
                });
            });
            in(TransactionDefinition.PROPAGATION_NESTED, status -> {
                insert(4);
                in(TransactionDefinition.PROPAGATION_REQUIRED, TransactionStatus::setRollbackOnly);
                status.setRollbackOnly();
            });
            insert(5);
        });
        migrate(second);
        assertThat(ids()).containsExactly("1", "2", "5");
        migrate(second, Coded.sending("3", "INSERT INTO t VALUES (6)"));
        assertThat(ids()).containsExactly("1", "2", "5", "6");
        insert(7);
        assertThat(ids()).contains("7");
        assertThat(failureOf(second, Coded.sending("3"), new Coded("4", db -> {
                    in(TransactionDefinition.PROPAGATION_NESTED, status -> insert(8));
                    throw new IOException("not today");
                })))
                .hasMessageContaining("not today");
        assertThat(ids()).doesNotContain("8");
    }

    @Test
    void whatAsksForATransactionOfItsOwnHasOneOnAnotherConnectionAndTheLogSaysSo() {
        assumeTrue(database.kind() != Database.SQLITE, "a second connection can't write");
        try (Logged log = new Logged("io.mockloop.migrations")) {
            assertThat(failureOf(new Coded("2", db -> {
                        insert(1);
                        in(TransactionDefinition.PROPAGATION_REQUIRES_NEW, status -> {
                            calls.add("new: " + count());
                            insert(2);
                        });
                        in(
                                TransactionDefinition.PROPAGATION_NOT_SUPPORTED,
                                status -> calls.add("not supported: " + count()));
                        calls.add("then: " + db.query("SELECT id FROM t").size());
                        calls.add("by template: " + count());
                        throw new IOException("not today");
                    })))
                    .hasMessageContaining("not today");
            assertThat(log.messages("WARN").stream().filter(line -> line.contains("of its own")))
                    .containsExactly(
                            "Migration 2 (" + Coded.class.getName() + ") calls code that has a transaction of its"
                                    + " own on another connection (Propagation.REQUIRES_NEW or NOT_SUPPORTED, JPA, another data"
                                    + " source): it doesn't see what the migration has not committed, waits for what that has"
                                    + " locked, and is not undone with it");
        }
        assertThat(calls).first().isEqualTo("new: 0");
        assertThat(calls).hasSize(4).element(1).isEqualTo("not supported: 1");
        assertThat(ids()).containsExactly("2");
        assertThatNothingIsBound();
    }

    @Test
    void whereThereIsNoOtherConnectionTheFailureSaysSo() {
        pool.setMaximumPoolSize(1);
        assertThat(failureOf(new Coded("2", db -> {
                    insert(1);
                    in(TransactionDefinition.PROPAGATION_REQUIRES_NEW, status -> insert(2));
                })))
                .hasMessageContaining("Connection is not available, request timed out");
        assertThat(ids()).isEmpty();
        assertThatNothingIsBound();
        pool.setMaximumPoolSize(2);
    }

    @Test
    void withoutATransactionCodeHasItsOwnOnAnotherConnection() {
        migrate(new Coded("2", db -> {
                    db.execute("INSERT INTO t VALUES (1)");
                    in(TransactionDefinition.PROPAGATION_REQUIRED, status -> {
                        insert(2);
                        assertThat(status.isNewTransaction()).isTrue();
                        status.setRollbackOnly();
                    });
                    in(TransactionDefinition.PROPAGATION_REQUIRED, status -> insert(3));
                    assertThat(count()).isEqualTo(2);
                })
                .withoutTransaction());
        assertThat(ids()).containsExactly("1", "3");
        assertThatNothingIsBound();
    }

    @Test
    void aTransactionThatIsBegunAndNotEndedFailsTheMigration() {
        assertThat(failureOf(new Coded("2", db -> {
                            jdbc.queryForObject("SELECT 1", Integer.class);
                            transactions.getTransaction(with(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
                            jdbc.queryForObject("SELECT 1", Integer.class);
                        }))
                        .code())
                .isEqualTo("OWN_TRANSACTION");
        assertThatNothingIsBound();
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }
}
