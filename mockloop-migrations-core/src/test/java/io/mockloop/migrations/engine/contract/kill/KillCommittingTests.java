package io.mockloop.migrations.engine.contract.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.engine.contract.Migrating;
import io.mockloop.migrations.exception.UnfinishedMigrationException;
import io.mockloop.migrations.testkit.Background;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Databases that commit schema changes by themselves. */
@Slow
@OnEachDatabase(that = That.COMMITS_SCHEMA_CHANGES)
class KillCommittingTests extends Killing {

    KillCommittingTests(TestDatabase server) {
        super(server);
    }

    @Test
    void theRowTellsTheLastStatementThatIsDone() {
        addFiles("");
        try (OtherJvm process = Migrating.up(database, path, path)) {
            awaitSlowStatement(process, AT_V2, true);
            process.kill();
            assertThat(database.rows("SELECT state, statement_done, statement_sent, statement_count"
                            + " FROM schema_version WHERE version = '2'"))
                    .containsExactly("RUNNING|1|2|3");
            database.endRunning(SLOW);
        }
        UnfinishedMigrationException stop = startThatStops();
        assertTellsWhatIsDone(stop, "V2__slow.sql", 3, 1, "c");
        assertThat(tables("a", "b", "d", "e")).containsExactly("a", "b");
        database.execute("DROP TABLE b", "DROP TABLE IF EXISTS c");
        manager().noteRecovered(null, RecoveryKind.ROLLBACK);
        makeQuick("");
        assertThat(executed(manager().migrateToLatest())).containsExactly("2", "3");
        assertThat(manager().status().summary()).isEqualTo(Summary.UP_TO_DATE);
    }

    /** The server ends such a session by itself, within some seconds. */
    @Test
    void nothingIsLeftOfRowsThatWereChanged() {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);\n")
                .with("V2__slow.sql", "INSERT INTO a VALUES (1);\n" + database.slowStatement(60) + ";\n");
        try (OtherJvm process = Migrating.up(database, path, path)) {
            awaitSlowStatement(process, AT_V2, false);
            process.kill();
        }
        folder.with("V2__slow.sql", "INSERT INTO a VALUES (1);\n");
        assertThat(executed(manager().migrateToLatest())).containsExactly("2");
        assertThat(database.rows("SELECT id FROM a")).containsExactly("1");
    }

    @Test
    void rowsChangedBehindASchemaChangeAreUndoneAndTheCatalogTellsOfTheSchemaChange() {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);\n")
                .with(
                        "V2__slow.sql",
                        "CREATE TABLE b (id INT);\nINSERT INTO b VALUES (1);\n" + database.slowStatement(60) + ";\n");
        try (OtherJvm process = Migrating.up(database, path, path)) {
            killAtSlowStatement(process, AT_V2, false);
        }
        UnfinishedMigrationException stop = startThatStops();
        assertThat(stop).hasMessageContaining("statement 1 of 3 was the last one done (V2__slow.sql:1)");
        assertThat(database.rows("SELECT id FROM b")).isEmpty();
        database.execute("INSERT INTO b VALUES (1)");
        manager().noteRecovered(null, RecoveryKind.COMPLETE);
        assertThat(manager().migrateToLatest().executed()).isEmpty();
    }

    @Test
    void anUndoSaysWhatWasDone() {
        applyWithSlowUndo("");
        try (OtherJvm process = Migrating.rollback(database, path)) {
            killAtSlowStatement(process, BACK_AT_V2, true);
        }
        UnfinishedMigrationException stop = startThatStops();
        assertThat(stop).hasMessageContaining("while it was undone");
        assertTellsWhatIsDone(stop, "U2__slow.sql", 4, 1, "c2");
        assertThat(tables("a", "b", "c", "d", "e")).containsExactly("a", "b", "d");
        database.execute("CREATE TABLE c (id INT)");
        manager().noteRecovered(null, RecoveryKind.ROLLBACK);
        assertThat(executed(manager().migrateToLatest())).containsExactly("3");
        assertThat(manager().status().summary()).isEqualTo(Summary.UP_TO_DATE);
    }

    @Test
    void aJavaMigrationSaysHowManyStatementsWereDone() {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);\n");
        try (OtherJvm process = Migrating.upWithJava(database, path, "CREATE TABLE b (id INT)", slowly("c"))) {
            killAtSlowStatement(process, AT_V2, true);
        }
        UnfinishedMigrationException stop = startThatStops();
        assertThat(stop)
                .hasMessageContaining("statement 1 was the last one done.")
                .hasMessageContaining("Statement 2 was sent;");
        assertThat(tables("a", "b")).hasSize(2);
        database.execute("DROP TABLE b", "DROP TABLE IF EXISTS c");
        manager().noteRecovered(null, RecoveryKind.ROLLBACK);
        assertThat(manager().migrateToLatest().executed()).isEmpty();
    }

    @Test
    void aWaiterStops() {
        addFiles("");
        try (OtherJvm process = Migrating.up(database, path, path)) {
            awaitSlowStatement(process, AT_V2, true);
            CompletableFuture<MigrationResult> waiter =
                    Background.start(() -> manager().migrateToLatest());
            assertThat(waiter).satisfies(w -> TimeUnit.MILLISECONDS.sleep(500)).isNotDone();
            process.kill();
            database.endRunning(SLOW);
            assertThat(waiter)
                    .failsWithin(LONG)
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(UnfinishedMigrationException.class);
        }
    }
}
