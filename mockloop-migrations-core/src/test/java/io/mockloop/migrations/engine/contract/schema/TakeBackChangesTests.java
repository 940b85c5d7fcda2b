package io.mockloop.migrations.engine.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationPlan.PlannedStatement;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.RecoveryPlan;
import io.mockloop.migrations.RecoveryState;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Meter;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.schema.Constraint;
import io.mockloop.migrations.schema.Schema;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of changes that were left half-done, what was done is turned, and nothing that was there before. */
@OnEachDatabase(that = That.COMMITS_SCHEMA_CHANGES)
class TakeBackChangesTests extends ContractTests {

    private static final Version TWO = Version.of("2");
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final int MORE_THAN_ANY_RUN_NEEDS = 200;

    private static final Migration BASE = new Changing("1", schema -> {
        schema.createTable("t", table -> {
            table.integer("id");
            table.integer("a");
            table.integer("b");
        });
        schema.createIndex("t", "a");
        schema.createTable("once", table -> table.integer("id").primaryKey());
    });
    private static final String ONCE = "INSERT INTO once VALUES (1)";

    private List<String> before = List.of();

    TakeBackChangesTests(TestDatabase server) {
        super(server);
    }

    @BeforeEach
    void makeWhatIsThereBefore() {
        manager(BASE).migrateToLatest();
        database.execute("INSERT INTO t VALUES (1, 2, 3)");
        database.execute(ONCE);
        before = all();
    }

    private List<String> all() {
        List<String> all = new ArrayList<>(List.of(catalogOfUser()));
        all.addAll(database.rows("SELECT id, a, b FROM t ORDER BY id"));
        return all;
    }

    private MigrationManager changing(Consumer<Schema> changes) {
        return manager(BASE, new Changing("2", changes));
    }

    private static void addZ(Schema schema) {
        schema.addColumn("t", column -> column.integer("z"));
    }

    private static void addB(Schema schema) {
        schema.addColumn("t", column -> column.integer("b"));
    }

    /** The second fails, and what the others would make is there. */
    private static void meetingOthers(Schema schema) {
        addZ(schema);
        schema.createIndex("t", "nope");
        schema.createIndex("t", "a");
        addB(schema);
    }

    /** The second that is undone fails as long as a row is there. */
    private static void failingToBeUndone(Schema schema) {
        schema.sql("INSERT INTO t VALUES (9, 9, 9)", "DELETE FROM t WHERE id = 9");
        schema.addColumn("t", column -> column.integer("y"));
        schema.sql("UPDATE t SET a = 5 WHERE id = 9", ONCE);
        addZ(schema);
    }

    private static void failingBothWays(Schema schema) {
        failingToBeUndone(schema);
        schema.createIndex("t", "nope");
        schema.createIndex("t", "a");
        addB(schema);
    }

    private static List<String> planned(MigrationManager manager) {
        return manager.planRecovery().orElseThrow().step().statements().stream()
                .map(PlannedStatement::sql)
                .toList();
    }

    @Test
    void whatWasNeverSentIsNotUndone() {
        MigrationManager manager = changing(TakeBackChangesTests::meetingOthers);
        failureOf(manager::migrateToLatest);
        RecoveryPlan plan = manager.planRecovery().orElseThrow();
        assertThat(plan.state()).isEqualTo(RecoveryState.FAILED);
        assertThat(plan.kind()).isEqualTo(RecoveryKind.ROLLBACK);
        assertThat(plan.done()).isEqualTo(1);
        assertThat(planned(manager))
                .singleElement()
                .asString()
                .contains("DROP COLUMN")
                .contains("z");
        assertThat(executed(manager.recover(plan))).containsExactly("2");
        assertThat(all()).containsExactlyElementsOf(before);
        assertThat(applied()).containsExactly("1");
        assertThat(manager.planRecovery()).isEmpty();
    }

    @Test
    void aReleaseWithoutTheClassUndoesNoMore() {
        failureOf(changing(TakeBackChangesTests::meetingOthers)::migrateToLatest);
        assertThat(planned(manager(BASE)))
                .singleElement()
                .asString()
                .contains("DROP COLUMN")
                .contains("z");
        assertThat(executed(manager(BASE).recover(TWO, null))).containsExactly("2");
        assertThat(all()).containsExactlyElementsOf(before);
    }

    @Test
    void whatOneFailedAtIsAsItWas() {
        Map<String, Consumer<Schema>> failing = Map.of(
                "a table that is there", schema -> schema.createTable("t", table -> table.integer("id")),
                "a column that is there", TakeBackChangesTests::addB,
                "a table that isn't there is renamed", schema -> schema.renameTable("missing", "t"),
                "a column that isn't there is renamed", schema -> schema.renameColumn("t", "missing", "b"),
                "a column that isn't there is dropped",
                        schema -> schema.dropColumn("t", column -> column.integer("missing")),
                "a key that isn't there is dropped",
                        schema -> schema.dropConstraint(
                                "t", Constraint.unique("b").named("missing")),
                "an index that isn't there is renamed", schema -> schema.renameIndex("t", "missing", "idx_t_a"));
        failing.forEach((what, change) -> {
            MigrationManager manager = changing(schema -> {
                addZ(schema);
                change.accept(schema);
            });
            failureOf(manager::migrateToLatest);
            assertThat(executed(manager.recover(TWO, null))).as(what).containsExactly("2");
            assertThat(all()).as(what).containsExactlyElementsOf(before);
        });
    }

    @Test
    void theReverseOfAStatementThatWasRolledBackOrNeverSentIsNotRun() {
        MigrationManager manager = changing(schema -> {
            addZ(schema);
            schema.sql("INSERT INTO t (id) VALUES (7)", "DELETE FROM t");
            schema.sql("DELETE FROM missing", "DELETE FROM t");
            schema.sql("INSERT INTO t (id) VALUES (8)", "DELETE FROM t");
        });
        failureOf(manager::migrateToLatest);
        manager.recover(TWO, null);
        assertThat(all()).containsExactlyElementsOf(before);
    }

    @Test
    void ofAHalfDoneUndoOnlyWhatWasUndoneIsMadeAgain() {
        MigrationManager manager = changing(TakeBackChangesTests::failingToBeUndone);
        manager.migrateToLatest();
        List<String> after = all();
        failureOf(() -> manager.rollbackMigration(TWO));
        assertThat(all()).isNotEqualTo(after);
        assertThat(planned(manager))
                .singleElement()
                .asString()
                .contains("ADD COLUMN")
                .contains("z");
        manager.recover(TWO, null);
        assertThat(all()).containsExactlyElementsOf(after);
        assertThat(applied()).containsExactly("1", "2");
    }

    @Test
    void takingBackThatFailsHalfwayIsTurned() {
        MigrationManager manager = changing(TakeBackChangesTests::failingBothWays);
        failureOf(manager::migrateToLatest);
        List<String> left = all();
        failureOf(() -> manager.recover(TWO, RecoveryKind.ROLLBACK));
        assertThat(all()).isNotEqualTo(left);
        failureOf(() -> manager.recover(TWO, RecoveryKind.COMPLETE));
        assertThat(all()).as("as far as it had come").containsExactlyElementsOf(left);
    }

    @Test
    void takingBackThatFailsHalfwayIsGoneOnWith() {
        MigrationManager manager = changing(TakeBackChangesTests::failingBothWays);
        failureOf(manager::migrateToLatest);
        failureOf(() -> manager.recover(TWO, RecoveryKind.ROLLBACK));
        assertThat(planned(manager)).hasSize(3);
        database.execute("DELETE FROM once");
        manager.recover(TWO, null);
        assertThat(all()).containsExactlyElementsOf(before);
    }

    @Test
    void whatWasCorrectedAndFailedAgainIsTakenBackByWhatItIsNow() {
        failureOf(changing(TakeBackChangesTests::meetingOthers)::migrateToLatest);
        MigrationManager corrected = changing(schema -> {
            addZ(schema);
            schema.createIndex("t", "b");
            schema.createIndex("t", "z");
            schema.createIndex("t", "nope");
            addB(schema);
        });
        failureOf(() -> corrected.recover(TWO, RecoveryKind.COMPLETE));
        corrected.recover(TWO, null);
        assertThat(all()).containsExactlyElementsOf(before);
    }

    /** The connection dies at each round trip in turn, of which the request or the answer is lost. */
    @Test
    void whatAConnectionThatDiesLeavesIsTakenBackAndNoMore() throws SQLException {
        int left = 0;
        for (int at = 1; !runDyingAt(at, at % 2 == 0); at++) {
            assertThat(at).isLessThan(MORE_THAN_ANY_RUN_NEEDS);
            MigrationManager manager = changing(TakeBackChangesTests::meetingOthers);
            Await.until(
                    LONG,
                    "nobody is at the migration",
                    () -> manager.planRecovery().isPresent()
                            || database.rows("SELECT version FROM schema_version WHERE state = 'RUNNING'")
                                    .isEmpty());
            if (manager.planRecovery(RecoveryKind.ROLLBACK).isPresent()) {
                left++;
                assertThat(executed(manager.recover(TWO, RecoveryKind.ROLLBACK)))
                        .containsExactly("2");
            }
            assertThat(all()).as("round trip %d", at).containsExactlyElementsOf(before);
        }
        assertThat(left).isGreaterThanOrEqualTo(2);
    }

    /** Whether it came to its own failure, and noted that. */
    private boolean runDyingAt(int at, boolean answerIsLost) throws SQLException {
        try (Meter meter = Meter.on(database, true)) {
            meter.reset();
            meter.dieAt(at, answerIsLost);
            MigrationManagerBuilder.forDataSource(meter.dataSource())
                    .locations(folder.location())
                    .migrations(BASE, new Changing("2", TakeBackChangesTests::meetingOthers))
                    .build()
                    .migrateToLatest();
            throw new AssertionError("It must fail");
        } catch (MigrationException e) {
            return database.rows("SELECT version FROM schema_version WHERE state = 'FAILED'")
                    .equals(List.of("2"));
        }
    }
}
