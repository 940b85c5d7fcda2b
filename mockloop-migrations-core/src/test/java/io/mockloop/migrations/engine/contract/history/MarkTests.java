package io.mockloop.migrations.engine.contract.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.AppliedMigration;
import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationPlan.Step;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationResult.Executed;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.settings.OutOfOrder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Migrations that are noted as applied without being run. */
@OnEachDatabase
class MarkTests extends ContractTests {

    private static final Version THREE = Version.of("3");

    MarkTests(TestDatabase server) {
        super(server);
    }

    @BeforeEach
    void applyOneOfFour() {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);");
        manager().migrateToLatest();
        folder.with("V2__b.sql", "CREATE TABLE b (id INT);\n-- migrate:down\nDROP TABLE b;")
                .with(
                        "V3__c.sql",
                        "-- require: SELECT 0 | never\nnonsense;\n-- migrate:down\nDROP TABLE c;\nDELETE FROM a;")
                .with("V4__d.sql", "CREATE TABLE d (id INT);");
    }

    private List<String> rows() {
        return database.rows("SELECT version, type, script, state, direction, execution_time, statement_done,"
                + " statement_sent, statement_count FROM schema_version WHERE version = '3'");
    }

    private void assertMarked() {
        assertThat(rows()).containsExactly("3|SQL|V3__c.sql|APPLIED|UP|null|0|0|0");
        assertThat(manager().status().applied())
                .filteredOn(AppliedMigration::marked)
                .extracting(AppliedMigration::version)
                .containsExactly(THREE);
        HistoryEntry event = manager().history().stream()
                .filter(each -> THREE.equals(each.version()))
                .findFirst()
                .orElseThrow();
        assertThat(event.isMarked()).isTrue();
        assertThat(event.type()).isEqualTo(MigrationType.SQL);
        assertThat(event.state()).isEqualTo(MigrationState.APPLIED);
        assertThat(event.direction()).isNull();
        assertThat(event.executionTime()).isNull();
        assertThat(event.description()).isEqualTo("c");
        assertThat(manager().history()).filteredOn(HistoryEntry::isMarked).hasSize(1);
        assertThat(manager().details("3"))
                .hasValueSatisfying(each -> assertThat(each.marked()).isTrue());
        assertThat(manager().details("1"))
                .hasValueSatisfying(each -> assertThat(each.marked()).isFalse());
        assertThat(manager().validate().problems()).isEmpty();
    }

    @Test
    void whatIsSkippedIsNotedInItsPlace() {
        MigrationPlan plan = manager().planSkipping(null, List.of(THREE));
        assertThat(plan.steps()).extracting(Step::isMarked).containsExactly(false, true, false);
        assertThat(plan.toString())
                .contains("-- UP 3: c (V3__c.sql)\n-- Noted as applied, and not run.\n")
                .doesNotContain("nonsense");

        MigrationResult result = manager().migrateSkipping("3");

        assertThat(executed(result)).containsExactly("2", "3", "4");
        assertThat(result.executed()).extracting(Executed::marked).containsExactly(false, true, false);
        assertThat(result.executed().get(1).executionTime()).isEqualTo(Duration.ZERO);
        assertThat(result.currentVersion()).hasToString("4");
        assertThat(result.applied()).isEqualTo(4);
        assertThat(result.pending()).isZero();
        assertThat(applied()).containsExactly("1", "2", "3", "4");
        assertMarked();
        assertThat(manager().migrateSkipping("3").executed()).isEmpty();
    }

    @Test
    void markedAloneItRunsNothing() {
        manager().migrateToVersion("2");
        String[] catalog = catalogOfUser();
        folder.with("beforeMigrate.sql", "INSERT INTO a VALUES (1);")
                .with("beforeEachMigrate.sql", "INSERT INTO a VALUES (2);");

        MigrationResult result = manager().markApplied("3");

        assertThat(executed(result)).containsExactly("3");
        assertThat(catalogOfUser()).isEqualTo(catalog);
        assertThat(database.rows("SELECT * FROM a")).isEmpty();
        folder.without("beforeMigrate.sql").without("beforeEachMigrate.sql");
        assertMarked();
        assertThat(executed(manager().migrateToLatest())).containsExactly("4");
    }

    @Test
    void itsUndoIsStoredAndRunsAsAnyOther() {
        folder.without("V4__d.sql");
        manager().migrateSkipping("3");
        database.execute("CREATE TABLE c (id INT)", "INSERT INTO a VALUES (1)");
        folder.without("V3__c.sql");
        assertThat(executed(manager().rollbackToVersion("2"))).containsExactly("3");
        assertThat(applied()).containsExactly("1", "2");
        assertThat(database.rows("SELECT * FROM a")).isEmpty();
        assertThat(manager().history())
                .last()
                .satisfies(each -> assertThat(each.state()).isEqualTo(MigrationState.ROLLED_BACK));
    }

    @Test
    void withoutAnUndoItIsIrreversible() {
        folder.with("V3__c.sql", "nonsense;");
        manager().migrateSkipping("3");
        assertThat(failureOf(() -> manager().rollbackMigration(THREE)).code()).isEqualTo("IRREVERSIBLE");
    }

    @Test
    void listenersHearNothingOfIt() {
        List<String> told = new ArrayList<>();
        MigrationListener listener = new MigrationListener() {
            @Override
            public void beforeMigration(Execution execution) {
                told.add("before " + execution.version());
            }

            @Override
            public void afterMigration(Execution execution, Duration time) {
                told.add("after " + execution.version());
            }
        };
        builder().listeners(listener).build().migrateSkipping("3");
        assertThat(told).containsExactly("before 2", "after 2", "before 4", "after 4");
    }

    @Test
    void aChangedFileIsNoticed() {
        manager().migrateSkipping("3");
        folder.with("V3__c.sql", "other nonsense;");
        assertThat(failureOf(() -> manager().migrateToLatest()).code()).isEqualTo("CHECKSUM_MISMATCH");
        manager().repair(THREE);
        assertMarked();
    }

    @Test
    void isRefusedWhereOthersWouldComeLateBehindIt() {
        MigrationException failure = failureOf(() -> manager().markApplied("3"));
        assertThat(failure.code()).isEqualTo("OUT_OF_ORDER");
        assertThat(failure)
                .hasMessage("Migration 3 cannot be noted as applied now: what is pending below it would come late: 2"
                        + " (V2__b.sql). Nothing was run.\n-> Apply all in their order, and note it in its place, with"
                        + " MigrationManager.migrateSkipping(\"3\"); note those, too; or set"
                        + " mockloop.migrations.out-of-order=true.");
        assertThat(applied()).containsExactly("1");
        assertThat(executed(builder().outOfOrder(OutOfOrder.TRUE).build().markApplied("3")))
                .containsExactly("3");
    }

    @Test
    void severalAreNotedInTheirOrder() {
        assertThat(executed(manager().markApplied(List.of(THREE, Version.of("2")))))
                .containsExactly("2", "3");
        assertThat(applied()).containsExactly("1", "2", "3");
        assertThat(executed(manager().migrateToLatest())).containsExactly("4");
    }

    @Test
    void isRefusedWhereItDependsOnWhatIsNotApplied() {
        folder.with("V3__c.sql", "-- depends-on: 2\nnonsense;");
        assertThat(failureOf(() -> builder().outOfOrder(OutOfOrder.TRUE).build().markApplied("3"))
                        .code())
                .isEqualTo("DEPENDENCY_NOT_APPLIED");
    }

    @Test
    void isRefusedOfWhatIsNotPending() {
        assertThat(failureOf(() -> manager().markApplied("1")).code()).isEqualTo("ALREADY_APPLIED");
        assertThat(failureOf(() -> manager().markApplied("9")).code()).isEqualTo("UNKNOWN_VERSION");
        assertThat(failureOf(() -> manager().migrateSkipping("9")).code()).isEqualTo("UNKNOWN_VERSION");
        assertThat(failureOf(() -> manager().migrateSkipping(Version.of("2"), List.of(THREE)))
                        .code())
                .isEqualTo("NOT_PENDING");
        assertThat(applied()).containsExactly("1");
    }

    @Test
    void aJavaMigrationIsNotMade() {
        folder.without("V3__c.sql");
        Coded coded = new Coded("3", db -> {
            throw new IllegalStateException("run");
        });
        manager(coded).migrateSkipping("3");
        assertThat(manager(coded).history()).filteredOn(HistoryEntry::isMarked).hasSize(1);
        assertThat(manager(coded).validate().problems()).isEmpty();
    }

    @Test
    void aDatabaseWithoutHistoryBeginsWithOne() {
        database.execute("DROP TABLE a", "DROP TABLE schema_version", "DROP TABLE schema_version_log");
        assertThat(executed(manager().markApplied("1"))).containsExactly("1");
        assertThat(applied()).containsExactly("1");
    }

    @Test
    void aRollbackThatLeavesNothingBehindLeavesItMarked() {
        folder.without("V3__c.sql").without("V4__d.sql");
        Coded coded = new Coded("3", db -> {}).withoutTransaction().undoneBy(db -> {
            throw new IllegalStateException("before its first statement");
        });
        manager(coded).migrateSkipping("3");
        failureOf(() -> manager(coded).rollbackToVersion("2"));
        assertThat(database.rows("SELECT state, direction, execution_time, statement_done, statement_count FROM"
                        + " schema_version WHERE version = '3'"))
                .containsExactly("APPLIED|UP|null|0|0");
        assertThat(database.rows("SELECT applied_at FROM schema_version WHERE version = '3'"))
                .isEqualTo(database.rows(
                        "SELECT applied_at FROM schema_version_log WHERE version = '3' AND state = 'APPLIED'"));
        assertThat(manager(coded).status().applied())
                .last()
                .satisfies(each -> assertThat(each.marked()).isTrue());
    }
}
