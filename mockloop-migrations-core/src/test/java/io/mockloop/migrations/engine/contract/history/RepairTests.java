package io.mockloop.migrations.engine.contract.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.MigrationRepair;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Interposed;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class RepairTests extends ContractTests {

    RepairTests(TestDatabase server) {
        super(server);
    }

    private void applyTwo() {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);")
                .with("U1__first.sql", "DROP TABLE a;")
                .with("V2__second.sql", "CREATE TABLE b (id INT);");
        manager().migrateToLatest();
    }

    private List<String> checksums() {
        return database.rows("SELECT checksum FROM schema_version ORDER BY installed_rank");
    }

    @Test
    void acceptsWhatOneMigrationIsNow() {
        applyTwo();
        List<String> before = checksums();
        folder.with("V1__first.sql", "-- description: Now another one\nCREATE TABLE a (id BIGINT);")
                .with("U1__first.sql", "DELETE FROM a; DROP TABLE a;")
                .with("V2__second.sql", "CREATE TABLE b (id BIGINT);");
        MigrationResult result = manager().repair(Version.of("1"));
        assertThat(executed(result)).containsExactly("1");
        assertThat(result.executed().get(0).type()).isEqualTo(MigrationType.EVENT);
        assertThat(result.currentVersion()).hasToString("2");
        assertThat(result.applied()).isEqualTo(2);
        assertThat(checksums().get(0)).isNotEqualTo(before.get(0));
        assertThat(checksums().get(1)).isEqualTo(before.get(1));
        assertThat(database.rows("SELECT description, down_sql FROM schema_version WHERE version = '1'"))
                .singleElement()
                .asString()
                .startsWith("Now another one|")
                .contains("DELETE FROM a");
        assertThat(manager().validate().problems()).hasSize(1);
        HistoryEntry event = manager().history().get(2);
        assertThat(event.rank()).isEqualTo(3);
        assertThat(event.type()).isEqualTo(MigrationType.EVENT);
        assertThat(event.state()).isEqualTo(MigrationState.APPLIED);
        assertThat(event.direction()).isNull();
        assertThat(event.version()).hasToString("1");
        assertThat(event.description())
                .isEqualTo(
                        "Repaired: " + before.get(0) + " became " + checksums().get(0));
    }

    @Test
    void acceptsAllThatHasChanged() {
        applyTwo();
        folder.with("V1__first.sql", "CREATE TABLE a (id BIGINT);")
                .with("V2__second.sql", "CREATE TABLE b (id BIGINT);")
                .with("V3__third.sql", "CREATE TABLE c (id INT);");
        assertThat(executed(manager().repair())).containsExactly("1", "2");
        assertThat(manager().validate().isValid()).isTrue();
        assertThat(executed(manager().migrateToLatest())).containsExactly("3");
    }

    @Test
    void whatFailsHalfwayAcceptsNothing() {
        applyTwo();
        List<String> before = checksums();
        folder.with("V1__first.sql", "CREATE TABLE a (id BIGINT);")
                .with("V2__second.sql", "CREATE TABLE b (id BIGINT);");
        Interposed failing = new Interposed(database.dataSource(), "SET description = 'second'", () -> {
            throw new IllegalStateException("the network is gone");
        });
        assertThatIllegalStateException()
                .isThrownBy(() -> MigrationManagerBuilder.forDataSource(failing)
                        .locations(folder.location())
                        .build()
                        .repair());
        assertThat(checksums()).isEqualTo(before);
        assertThat(manager().history()).hasSize(2);
    }

    @Test
    void doesNothingWhereNothingHasChanged() {
        assertThat(manager().repair().executed()).isEmpty();
        assertThat(database.catalog()).isEmpty();
        applyTwo();
        assertThat(manager().repair().executed()).isEmpty();
        assertThat(manager().repair(Version.of("1")).executed()).isEmpty();
        assertThat(manager().history()).hasSize(2);
    }

    @Test
    void refusesWhatIsNotApplied() {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);");
        MigrationException failure = failureOf(() -> manager().repair(Version.of("1")));
        assertThat(failure.code()).isEqualTo("NOT_APPLIED");
        assertThat(failure)
                .hasMessage("Migration 1 is not applied. Nothing was run.\n-> Choose one of those that"
                        + " MigrationManager.history names as applied.");
        assertThat(database.catalog()).isEmpty();
    }

    @Test
    void refusesWhatIsNotInTheCode() {
        applyTwo();
        folder.without("V2__second.sql");
        MigrationException failure = failureOf(() -> manager().repair(Version.of("2")));
        assertThat(failure.code()).isEqualTo("UNKNOWN_VERSION");
        assertThat(failure)
                .hasMessage(
                        "Migration 2 is applied, and not in the code, so that there is nothing to accept. Nothing was"
                                + " run.\n-> Put it back; or, if it was deleted on purpose, take it out of the history with"
                                + " MigrationManager.forget(\"2\").");
    }

    @Test
    void refusesAFileThatCannotBeRead() {
        applyTwo();
        folder.with("V2__second.sql", "CREATE TABLE b (id INT);\nINSERT INTO b VALUES ('x);");
        assertThat(failureOf(() -> manager().repair(Version.of("2"))).code()).isEqualTo("UNCLOSED_QUOTE");
        assertThat(failureOf(() -> manager().repair())).hasMessageContaining("V2__second.sql:2:");
        assertThat(manager().history()).hasSize(2);
    }

    @Test
    void saysWhatItWouldChange() {
        applyTwo();
        assertThat(manager().planRepair()).isEmpty();
        List<String> before = checksums();
        folder.with("V1__first.sql", "-- description: Now another one\nCREATE TABLE a (id BIGINT);")
                .with("V2__second.sql", "-- description: Only a word\nCREATE TABLE b (id INT);");
        List<MigrationRepair> repairs = manager().planRepair();
        assertThat(repairs).hasSize(2);
        MigrationRepair first = repairs.get(0);
        assertThat(first.version()).hasToString("1");
        assertThat(first.description()).isEqualTo("Now another one");
        assertThat(first.script()).isEqualTo("V1__first.sql");
        assertThat(first.recordedChecksum()).isEqualTo(before.get(0));
        assertThat(first.currentChecksum()).startsWith("sha256:").isNotEqualTo(before.get(0));
        MigrationRepair second = repairs.get(1);
        assertThat(second.currentChecksum()).isEqualTo(second.recordedChecksum());
        assertThat(manager().planRepair(Version.of("1"))).containsExactly(first);
        assertThat(checksums()).isEqualTo(before);
        assertThat(manager().history()).hasSize(2);
        assertThat(executed(manager().repair())).containsExactly("1", "2");
        assertThat(checksums().get(0)).isEqualTo(first.currentChecksum());
        assertThat(manager().planRepair()).isEmpty();
    }

    @Test
    void itsPlanIsRefusedAsItWouldBe() {
        applyTwo();
        folder.without("V2__second.sql");
        assertThat(failureOf(() -> manager().planRepair(Version.of("2"))).code())
                .isEqualTo("UNKNOWN_VERSION");
        assertThat(failureOf(() -> manager().planRepair(Version.of("3"))).code())
                .isEqualTo("NOT_APPLIED");
    }

    @Test
    void namesARepeatableMigrationToo() {
        folder.with("R__view.sql", "CREATE VIEW v AS SELECT 1 AS one;");
        manager().migrateToLatest();
        folder.without("R__view.sql").with("sub/R__view.sql", "CREATE VIEW v AS SELECT 1 AS one;");
        assertThat(manager().planRepair())
                .singleElement()
                .satisfies(repair -> assertThat(repair.version()).isNull())
                .satisfies(repair -> assertThat(repair.script()).isEqualTo("sub/R__view.sql"));
    }
}
