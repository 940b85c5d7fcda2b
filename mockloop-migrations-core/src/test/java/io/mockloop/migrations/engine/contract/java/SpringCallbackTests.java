package io.mockloop.migrations.engine.contract.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.settings.TransactionScope;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What code that a Java migration calls leaves to be called at the end of the transaction. */
@OnEachDatabase
class SpringCallbackTests extends SpringTests {

    SpringCallbackTests(TestDatabase server) {
        super(server);
    }

    private final class Recorder implements TransactionSynchronization {

        private final String name;

        Recorder(String name) {
            this.name = name;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            insert(10);
            tell("beforeCommit");
        }

        @Override
        public void beforeCompletion() {
            tell("beforeCompletion");
        }

        @Override
        public void afterCommit() {
            tell("afterCommit");
        }

        @Override
        public void afterCompletion(int status) {
            tell("afterCompletion " + status);
        }

        private void tell(String what) {
            calls.add("%s %s, %d committed, %s".formatted(name, what, ids().size(), done()));
        }
    }

    @Test
    void whatWaitsForTheEndOfTheTransactionIsToldOfIt() {
        Coded second = new Coded("2", db -> {
            insert(1);
            in(TransactionDefinition.PROPAGATION_REQUIRED, status -> waitForTheEnd(new Recorder("a")));
            calls.add("end of the code");
        });
        migrate(second, Coded.sending("3", "INSERT INTO t VALUES (3)"));
        assertThat(calls)
                .containsExactly(
                        "end of the code",
                        "a beforeCommit, 0 committed, [1]",
                        "a beforeCompletion, 0 committed, [1]",
                        "a afterCommit, 2 committed, [1, 2]",
                        "a afterCompletion 0, 2 committed, [1, 2]");
        calls.clear();
        failureOf(second, Coded.sending("3"), new Coded("4", db -> {
            waitForTheEnd(new Recorder("a"));
            throw new IOException("not today");
        }));
        assertThat(calls)
                .containsExactly(
                        "a beforeCompletion, 3 committed, [1, 2, 3]",
                        "a afterCompletion " + (undoesSchemaChanges() ? 1 : 2) + ", 3 committed, [1, 2, 3]");
        assertThatNothingIsBound();
    }

    private TransactionSynchronization insertingAtTheEnd(int id) {
        return new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                insert(id);
            }
        };
    }

    @Test
    void whatIsCalledAfterTheCommitUsesTheConnectionWhereThereIsNoOther() {
        pool.setMaximumPoolSize(1);
        TransactionSynchronization first = new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                insert(count());
            }

            @Override
            public void afterCompletion(int status) {
                insert(count());
                waitForTheEnd(insertingAtTheEnd(2));
            }
        };
        migrate(new Coded("2", db -> waitForTheEnd(first)), Coded.sending("3", "INSERT INTO t VALUES (7)"));
        assertThat(ids()).containsExactly("0", "1", "2", "7");
        failureOf(Coded.sending("2"), Coded.sending("3"), new Coded("4", db -> {
            waitForTheEnd(insertingAtTheEnd(4));
            jdbc.update("INSERT INTO missing VALUES (1)");
        }));
        assertThat(ids()).containsExactly("0", "1", "2", "4", "7");
        assertThatNothingIsBound();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFailureAfterTheCommitIsLoggedAndBeforeItFailsTheMigration(boolean before) {
        TransactionSynchronization failing = new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                if (before) {
                    throw new IllegalStateException("not before");
                }
            }

            @Override
            public void afterCommit() {
                throw new IllegalStateException("not after");
            }
        };
        Coded second = new Coded("2", db -> {
            insert(1);
            waitForTheEnd(failing);
            waitForTheEnd(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    calls.add("called all the same");
                }
            });
        });
        if (before) {
            assertThat(failureOf(second)).hasMessageContaining("not before");
            assertThat(ids()).isEmpty();
        } else {
            try (Logged log = new Logged("io.mockloop.migrations")) {
                migrate(second);
                assertThat(log.messages("WARN"))
                        .contains("Migration 2 (" + Coded.class.getName() + ") is committed, and stays so; what was to"
                                + " be called after that failed: java.lang.IllegalStateException: not after");
            }
            assertThat(calls).containsExactly("called all the same");
            assertThat(ids()).containsExactly("1");
        }
        assertThatNothingIsBound();
    }

    @Test
    void whereOneTransactionHoldsSeveralItsEndIsThatOfEach() {
        assumeTrue(undoesSchemaChanges(), "each schema change is committed by itself");
        Coded second = new Coded("2", db -> waitForTheEnd(new Recorder("a")));
        Coded third = new Coded("3", db -> waitForTheEnd(new Recorder("b")));
        onPool(second, third).transaction(TransactionScope.ALL).build().migrateToLatest();
        assertThat(calls)
                .containsExactly(
                        "a beforeCommit, 0 committed, [1]",
                        "a beforeCompletion, 0 committed, [1]",
                        "b beforeCommit, 0 committed, [1]",
                        "b beforeCompletion, 0 committed, [1]",
                        "a afterCommit, 2 committed, [1, 2, 3]",
                        "a afterCompletion 0, 2 committed, [1, 2, 3]",
                        "b afterCommit, 2 committed, [1, 2, 3]",
                        "b afterCompletion 0, 2 committed, [1, 2, 3]");
    }

    @Test
    void theCallersTransactionIsLeftAlone() {
        assertThat(with(TransactionDefinition.PROPAGATION_REQUIRED).<String>execute(status -> {
                    waitForTheEnd(new Recorder("caller"));
                    TransactionSynchronizationManager.bindSynchronizedResource("of the caller", calls);
                    migrate(new Coded("2", db -> {
                        in(TransactionDefinition.PROPAGATION_REQUIRED, inner -> insert(1));
                        calls.add("migrated: " + db.query("SELECT id FROM t").size());
                        assertThat(TransactionSynchronizationManager.hasResource("of the caller"))
                                .isFalse();
                    }));
                    assertThat(calls).containsExactly("migrated: 1");
                    assertThat(TransactionSynchronizationManager.hasResource("of the caller"))
                            .isTrue();
                    assertThat(status.isRollbackOnly()).isFalse();
                    assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                            .isTrue();
                    failureOf(Coded.sending("2"), new Coded("3", db -> {
                        in(TransactionDefinition.PROPAGATION_REQUIRED, TransactionStatus::setRollbackOnly);
                        throw new IOException("not today");
                    }));
                    assertThat(status.isRollbackOnly()).isFalse();
                    insert(2);
                    status.setRollbackOnly();
                    return "called";
                }))
                .isEqualTo("called");
        assertThat(calls)
                .containsExactly(
                        "migrated: 1",
                        "caller beforeCompletion, 1 committed, [1, 2]",
                        "caller afterCompletion 1, 1 committed, [1, 2]");
        assertThat(ids()).containsExactly("1");
        assertThatNothingIsBound();
    }
}
