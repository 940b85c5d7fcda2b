package io.mockloop.migrations.engine.contract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationPlan.Step;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.PendingMigration;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.settings.OutOfOrder;
import io.mockloop.migrations.settings.TransactionScope;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was applied last is undone and applied again. */
@OnEachDatabase
class RedoTests extends ContractTests {

    RedoTests(TestDatabase server) {
        super(server);
    }

    @BeforeEach
    void applyThree() {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);")
                .with("V2__b.sql", "CREATE TABLE b (id INT);\n-- migrate:down\nDROP TABLE b;")
                .with("V3__c.sql", "CREATE TABLE c (id INT);\n-- migrate:down\nDROP TABLE c;");
        manager().migrateToLatest();
    }

    private MigrationResult redo(int steps) {
        return manager().redo(manager().planRedo(steps));
    }

    private static List<String> ways(MigrationPlan plan) {
        return plan.steps().stream()
                .map(step -> step.direction() + " " + (step.version() == null ? step.script() : step.version()))
                .toList();
    }

    private static List<String> ways(MigrationResult result) {
        return result.executed().stream()
                .map(each -> each.direction() + " " + (each.version() == null ? each.script() : each.version()))
                .toList();
    }

    @Test
    void undoesTheLastOnesAndAppliesThemAgain() {
        database.execute("INSERT INTO b VALUES (1)");
        MigrationPlan plan = manager().planRedo(2);
        assertThat(ways(plan)).containsExactly("DOWN 3", "DOWN 2", "UP 2", "UP 3");
        assertThat(plan.toString())
                .containsSubsequence("DROP TABLE c", "DROP TABLE b", "CREATE TABLE b", "CREATE TABLE c");
        assertThat(database.rows("SELECT * FROM b")).containsExactly("1");

        MigrationResult result = manager().redo(plan);

        assertThat(ways(result)).containsExactly("DOWN 3", "DOWN 2", "UP 2", "UP 3");
        assertThat(result.currentVersion()).hasToString("3");
        assertThat(result.applied()).isEqualTo(3);
        assertThat(result.pending()).isZero();
        assertThat(database.rows("SELECT * FROM b")).isEmpty();
        assertThat(applied()).containsExactly("1", "2", "3");
        assertThat(manager().history()).hasSize(7);
        assertThat(manager().validate().problems()).isEmpty();
    }

    @Test
    void whatWasEditedIsAppliedAsItIsNow() {
        folder.with("V3__c.sql", "CREATE TABLE cc (id INT);\n-- migrate:down\nDROP TABLE cc;");
        assertThat(failureOf(() -> manager().migrateToLatest()).code()).isEqualTo("CHECKSUM_MISMATCH");

        assertThat(ways(redo(1))).containsExactly("DOWN 3", "UP 3");

        assertThat(catalogOfUser()).anyMatch(line -> line.contains("cc")).noneMatch(line -> line.contains(" c "));
        assertThat(manager().validate().problems()).isEmpty();
        assertThat(executed(manager().rollbackToVersion("2"))).containsExactly("3");
    }

    @Test
    void repeatableOnesRunBehindItWhereNothingElseIsPending() {
        folder.with("R__view.sql", "-- Nothing but a query.\nSELECT 1;");
        manager().migrateToLatest();
        assertThat(ways(redo(1))).containsExactly("DOWN 3", "UP 3", "UP R__view.sql");
        assertThat(manager().status().summary()).isEqualTo(Summary.UP_TO_DATE);

        folder.with("V4__d.sql", "CREATE TABLE d (id INT);");
        assertThat(ways(redo(1))).containsExactly("DOWN 3", "UP 3");
        assertThat(manager().pendingMigrations())
                .extracting(PendingMigration::script)
                .containsExactly("V4__d.sql", "R__view.sql");
    }

    @Test
    void oneThatCameLateIsTheLastOne() {
        folder.with("V2.5__late.sql", "CREATE TABLE late (id INT);\n-- migrate:down\nDROP TABLE late;");
        builder().outOfOrder(OutOfOrder.TRUE).build().migrateToLatest();
        assertThat(ways(redo(1))).containsExactly("DOWN 2.5", "UP 2.5");
        assertThat(applied()).containsExactly("1", "2", "3", "2.5");
    }

    @Test
    void isRefusedWhereOneCannotBeUndone() {
        MigrationException failure = failureOf(() -> manager().planRedo(3));
        assertThat(failure.code()).isEqualTo("IRREVERSIBLE");
        assertThat(failure).hasMessageContaining("1 (V1__a.sql)");
        assertThat(failureOf(() -> manager().planRedo(4)).code()).isEqualTo("TOO_MANY_STEPS");
        assertThat(manager().history()).hasSize(3);
    }

    @Test
    void isRefusedWhereOneIsNotThereToBeAppliedAgain() {
        folder.without("V3__c.sql");
        MigrationException failure = failureOf(() -> manager().planRedo(1));
        assertThat(failure.code()).isEqualTo("UNKNOWN_VERSION");
        assertThat(failure)
                .hasMessage(
                        "Migration 3 cannot be applied again once it is undone: the code does not have it. Nothing was"
                                + " run.\n-> Put it back; or roll it back alone.");
    }

    @Test
    void isRefusedWhereAnythingElseDoesNotFit() {
        folder.with("V1__a.sql", "CREATE TABLE other (id INT);");
        assertThat(failureOf(() -> manager().planRedo(1)).code()).isEqualTo("CHECKSUM_MISMATCH");
    }

    @Test
    void isRefusedWhereThePlanIsOutOfDate() {
        MigrationPlan plan = manager().planRedo(1);
        manager().rollbackToVersion("2");
        assertThat(failureOf(() -> manager().redo(plan)).code()).isEqualTo("PLAN_CHANGED");
        assertThat(applied()).containsExactly("1", "2");
        MigrationPlan up = manager().plan();
        assertThat(up.steps()).extracting(Step::direction).containsExactly(Direction.UP);
        assertThatThrownBy(() -> manager().redo(up)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFailureLeavesItUndoneAndPending() {
        MigrationPlan plan = manager().planRedo(1);
        folder.with("V3__c.sql", "INSERT INTO nowhere VALUES (1);\n-- migrate:down\nDROP TABLE c;");
        MigrationException failure = failureOf(() -> manager().redo(manager().planRedo(1)));
        assertThat(failure.code()).isEqualTo("MIGRATION_FAILED");
        assertThat(applied()).containsExactly("1", "2");
        folder.with("V3__c.sql", "CREATE TABLE c (id INT);\n-- migrate:down\nDROP TABLE c;");
        assertThat(executed(manager().migrateToLatest())).containsExactly("3");
        assertThat(ways(manager().redo(plan))).containsExactly("DOWN 3", "UP 3");
    }

    @Test
    void inOneTransactionAFailureOrARefusalLeavesAllAsItWas() {
        folder.with("V3__c.sql", "INSERT INTO nowhere VALUES (1);\n-- migrate:down\nDROP TABLE c;");
        MigrationException failure = failureOf(() -> {
            var manager = builder().transaction(TransactionScope.ALL).build();
            manager.redo(manager.planRedo(1));
        });
        assertThat(failure.code()).isEqualTo(undoesSchemaChanges() ? "MIGRATION_FAILED" : "TRANSACTION_ALL");
        assertThat(applied()).containsExactly("1", "2", "3");
        assertThat(database.rows("SELECT * FROM c")).isEmpty();
    }
}
