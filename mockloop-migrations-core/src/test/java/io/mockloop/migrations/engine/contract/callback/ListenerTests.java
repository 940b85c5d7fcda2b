package io.mockloop.migrations.engine.contract.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.settings.TransactionScope;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class ListenerTests extends ContractTests {

    private final List<String> calls = new ArrayList<>();
    private final Recording recording = new Recording();

    ListenerTests(TestDatabase server) {
        super(server);
    }

    private class Recording implements MigrationListener {

        final List<Execution> executions = new ArrayList<>();
        final List<RuntimeException> failures = new ArrayList<>();

        @Override
        public void beforeRun(Run run) {
            calls.add("run of %d by %s on %s".formatted(run.migrations(), run.manager(), run.database()));
        }

        @Override
        public void afterRun(Run run, MigrationResult result) {
            calls.add("run done: " + executed(result));
        }

        @Override
        public void beforeMigration(Execution execution) {
            executions.add(execution);
            calls.add("%s %s (%s %s, %s) of %d"
                    .formatted(
                            execution.direction(),
                            execution.version(),
                            execution.type(),
                            execution.script(),
                            execution.description(),
                            execution.statements()));
        }

        @Override
        public void beforeStatement(Execution execution, StatementSent statement) {
            assertThat(executions).anySatisfy(begun -> assertThat(begun).isSameAs(execution));
            calls.add("statement %d at %d".formatted(statement.number(), statement.line()));
        }

        @Override
        public void afterMigration(Execution execution, Duration executionTime) {
            assertThat(executions).anySatisfy(begun -> assertThat(begun).isSameAs(execution));
            assertThat(executionTime).isGreaterThanOrEqualTo(Duration.ZERO);
            calls.add("done: " + execution.version());
        }

        @Override
        public void onFailure(Execution execution, Duration executionTime, RuntimeException failure) {
            failures.add(failure);
            calls.add("failed: " + execution.version());
        }

        @Override
        public void onRunFailure(Run run, RuntimeException failure) {
            failures.add(failure);
            calls.add("run failed");
        }
    }

    /** Fails whenever it is called. */
    private static final class Failing implements MigrationListener {

        private static IllegalStateException failure() {
            return new IllegalStateException("a listener's own trouble");
        }

        @Override
        public void beforeRun(Run run) {
            throw failure();
        }

        @Override
        public void afterRun(Run run, MigrationResult result) {
            throw failure();
        }

        @Override
        public void beforeMigration(Execution execution) {
            throw failure();
        }

        @Override
        public void beforeStatement(Execution execution, StatementSent statement) {
            throw failure();
        }

        @Override
        public void afterMigration(Execution execution, Duration executionTime) {
            throw failure();
        }

        @Override
        public void onFailure(Execution execution, Duration executionTime, RuntimeException failure) {
            throw failure();
        }

        @Override
        public void onRunFailure(Run run, RuntimeException failure) {
            throw failure();
        }
    }

    private MigrationManager listened(Coded... migrations) {
        return builder()
                .name("orders")
                .listeners(recording)
                .migrations(migrations)
                .build();
    }

    @Test
    void isToldOfEachStepInItsOrder() {
        folder.with("V1__one.sql", "CREATE TABLE a (id INT);\n\nINSERT INTO a VALUES (1);\n")
                .with("U1__one.sql", "DROP TABLE a;");
        Coded second = Coded.sending("2", "INSERT INTO a VALUES (2)").undoneBy(db -> db.execute("DELETE FROM a"));
        listened(second).migrateToLatest();
        String coded = Coded.class.getName();
        assertThat(calls)
                .containsExactly(
                        "run of 2 by orders on " + database.kind(),
                        "UP 1 (SQL V1__one.sql, one) of 2",
                        "statement 1 at 1",
                        "statement 2 at 3",
                        "done: 1",
                        "UP 2 (JAVA " + coded + ", Coded 2) of 0",
                        "statement 1 at 0",
                        "done: 2",
                        "run done: [1, 2]");
        calls.clear();
        listened(second).rollbackToVersion("none");
        assertThat(calls)
                .containsExactly(
                        "run of 2 by orders on " + database.kind(),
                        "DOWN 2 (JAVA " + coded + ", Coded 2) of 0",
                        "statement 1 at 0",
                        "done: 2",
                        "DOWN 1 (SQL V1__one.sql, one) of 1",
                        "statement 1 at 1",
                        "done: 1",
                        "run done: [2, 1]");
    }

    @Test
    void isNotToldOfARunThatHasNothingToDo() {
        listened().migrateToLatest();
        folder.with("V1__one.sql", "CREATE TABLE a (id INT);");
        manager().migrateToLatest();
        listened().migrateToLatest();
        listened().status();
        listened().validate();
        assertThat(calls).isEmpty();
    }

    @Test
    void isNotToldWhereOnlyTheHistoryIsConverted() {
        database.execute("CREATE TABLE schema_version (version INTEGER PRIMARY KEY, description VARCHAR(20),"
                + " applied_at TIMESTAMP NULL)");
        listened().migrateToLatest();
        assertThat(calls).isEmpty();
        assertThat(database.rows("SELECT * FROM schema_version_log")).isEmpty();
    }

    @Test
    void isToldOfAFailureAfterItWasRolledBack() {
        folder.with("V1__one.sql", "CREATE TABLE a (id INT);");
        Coded second = new Coded("2", db -> {
            throw new IllegalStateException("not today");
        });
        MigrationException failure = failureOf(() -> listened(second).migrateToLatest());
        assertThat(calls)
                .endsWith(
                        "done: 1",
                        "UP 2 (JAVA " + Coded.class.getName() + ", Coded 2) of 0",
                        "failed: 2",
                        "run failed");
        assertThat(recording.failures).containsExactly(failure, failure);
    }

    @Test
    void isToldOfAnErrorToo() {
        Error error = new StackOverflowError("too deep");
        Coded first = new Coded("1", db -> {
            throw error;
        });
        assertThatThrownBy(() -> listened(first).migrateToLatest()).isSameAs(error);
        assertThat(calls).endsWith("failed: 1", "run failed");
        assertThat(recording.failures).allSatisfy(failure -> assertThat(failure).hasCause(error));
    }

    @Test
    void whereOneTransactionHoldsAllEachEndIsTold() {
        assumeTrue(undoesSchemaChanges(), "each schema change is committed by itself");
        folder.with("V1__one.sql", "CREATE TABLE a (id INT);").with("V2__two.sql", "INSERT INTO missing VALUES (1);");
        MigrationManager manager =
                builder().transaction(TransactionScope.ALL).listeners(recording).build();
        failureOf(manager::migrateToLatest);
        assertThat(calls)
                .startsWith(
                        "run of 2 by migrationManager on " + database.kind(),
                        "UP 1 (SQL V1__one.sql, one) of 1",
                        "statement 1 at 1",
                        "UP 2 (SQL V2__two.sql, two) of 1",
                        "statement 1 at 1")
                .endsWith("failed: 2", "failed: 1", "run failed")
                .doesNotContain("done: 1");
        calls.clear();
        folder.with("V2__two.sql", "INSERT INTO a VALUES (1);");
        manager.migrateToLatest();
        assertThat(calls)
                .containsExactly(
                        "run of 2 by migrationManager on " + database.kind(),
                        "UP 1 (SQL V1__one.sql, one) of 1",
                        "statement 1 at 1",
                        "UP 2 (SQL V2__two.sql, two) of 1",
                        "statement 1 at 1",
                        "done: 1",
                        "done: 2",
                        "run done: [1, 2]");
    }

    @Test
    void isToldOfAFailureOutsideOfAMigration() {
        folder.with("V1__one.sql", "CREATE TABLE a (id INT);");
        database.execute("CREATE TABLE somebody_elses (id INT)");
        MigrationException failure = failureOf(() -> listened().migrateToLatest());
        assertThat(failure.code()).isEqualTo("NON_EMPTY_DATABASE");
        assertThat(calls).containsExactly("run failed");
        assertThat(recording.failures).containsExactly(failure);
    }

    @Test
    void oneThatThrowsIsLoggedAndHarmless() {
        folder.with("V1__one.sql", "CREATE TABLE a (id INT);");
        try (Logged logged = new Logged("io.mockloop.migrations")) {
            builder().name("orders").listeners(new Failing(), recording).build().migrateToLatest();
            assertThat(logged.messages("WARN"))
                    .hasSize(5)
                    .containsOnly("Listener " + Failing.class.getName() + " failed; the run goes on");
        }
        assertThat(applied()).containsExactly("1");
        assertThat(calls)
                .containsExactly(
                        "run of 1 by orders on " + database.kind(),
                        "UP 1 (SQL V1__one.sql, one) of 1",
                        "statement 1 at 1",
                        "done: 1",
                        "run done: [1]");
    }

    @Test
    void oneThatThrowsHidesNoFailure() {
        folder.with("V1__one.sql", "INSERT INTO missing VALUES (1);");
        assertThat(failureOf(() -> builder()
                                .listeners(new Failing(), recording)
                                .build()
                                .migrateToLatest())
                        .code())
                .isEqualTo("MIGRATION_FAILED");
        assertThat(calls).endsWith("failed: 1", "run failed");
        assertThat(manager().history()).hasSize(1);
    }
}
