package io.mockloop.migrations.engine.contract.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.engine.contract.Migrating;
import io.mockloop.migrations.exception.UnfinishedMigrationException;
import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

/** A process that dies outside of a transaction, or in one of its file. */
@OnEachDatabase(quick = Database.SQLITE)
class KillTests extends Killing {

    KillTests(TestDatabase server) {
        super(server);
    }

    @Test
    void outsideATransactionTheNextStartSaysWhatWasDoneAndGoesOnOnceItIsCompleted() {
        addFiles(OUTSIDE);
        try (OtherJvm process = Migrating.up(database, path, path)) {
            killAtSlowStatement(process, AT_V2, true);
        }
        UnfinishedMigrationException stop = startThatStops();
        assertTellsWhatIsDone(stop, "V2__slow.sql", 3, 2, "c");
        assertThat(tables("a", "b", "d", "e")).containsExactly("a", "b");
        database.execute("CREATE TABLE IF NOT EXISTS c (id INT)", "CREATE TABLE d (id INT)");
        manager().noteRecovered(null, RecoveryKind.COMPLETE);
        assertThat(executed(manager().migrateToLatest())).containsExactly("3");
        assertThat(manager().status().summary()).isEqualTo(Summary.UP_TO_DATE);
    }

    @Test
    void outsideATransactionTheNextStartGoesOnOnceItIsUndone() {
        addFiles(OUTSIDE);
        try (OtherJvm process = Migrating.up(database, path, path)) {
            killAtSlowStatement(process, AT_V2, true);
        }
        startThatStops();
        database.execute("DROP TABLE b", "DROP TABLE IF EXISTS c");
        manager().noteRecovered(null, RecoveryKind.ROLLBACK);
        makeQuick(OUTSIDE);
        assertThat(executed(manager().migrateToLatest())).containsExactly("2", "3");
        assertThat(tables("a", "b", "c", "d", "e")).hasSize(5);
    }

    @Test
    void outsideATransactionAUndoSaysWhatWasDone() {
        applyWithSlowUndo(OUTSIDE);
        try (OtherJvm process = Migrating.rollback(database, path)) {
            killAtSlowStatement(process, BACK_AT_V2, true);
        }
        UnfinishedMigrationException stop = startThatStops();
        assertThat(stop).hasMessageContaining("while it was undone");
        assertTellsWhatIsDone(stop, "U2__slow.sql", 4, 2, "c2");
        assertThat(tables("a", "b", "c", "d", "e")).containsExactly("a", "b", "d");
        database.execute("DROP TABLE b", "DROP TABLE d");
        manager().noteRecovered(null, RecoveryKind.COMPLETE);
        assertThat(executed(manager().migrateToLatest())).containsExactly("2", "3");
    }

    @Test
    void inATransactionOfTheFilesOwnNothingIsInDoubt() {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);\n")
                .with(
                        V2,
                        "INSERT INTO a VALUES (1);\nBEGIN;\nINSERT INTO a VALUES (3);\n" + database.slowStatement(30)
                                + ";\nCOMMIT;\n");
        try (OtherJvm process = Migrating.up(database, path, path)) {
            process.awaitLine(AT_V2, LONG);
            Await.until(
                    LONG,
                    "the file's own BEGIN is noted",
                    () -> !database.rows("SELECT 1 FROM schema_version WHERE version = '2' AND statement_done > 0")
                            .isEmpty());
            killAtSlowStatement(process, AT_V2, false);
        }
        UnfinishedMigrationException stop = startThatStops();
        assertThat(stop)
                .hasMessageContaining("of 5 was the last one done (V2__slow.sql:")
                .hasMessageContaining("If anything was run after that, it was rolled back.");
        assertThat(database.rows("SELECT id FROM a")).containsExactly("1");
        database.execute("DELETE FROM a");
        manager().noteRecovered(null, RecoveryKind.ROLLBACK);
        folder.with(V2, "INSERT INTO a VALUES (1);\nCOMMIT;\n");
        assertThat(executed(manager().migrateToLatest())).containsExactly("2");
    }

    @Test
    void nothingIsLeftOfAFirstTransactionOfTheFilesOwn() {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);\n")
                .with(
                        V2,
                        "BEGIN;\nINSERT INTO a VALUES (2);\n" + database.slowStatement(30)
                                + ";\nCOMMIT;\nINSERT INTO a VALUES (5);\n");
        try (OtherJvm process = Migrating.up(database, path, path)) {
            killAtSlowStatement(process, AT_V2, false);
        }
        folder.with(V2, "INSERT INTO a VALUES (1);\nCOMMIT;\n");
        assertThat(executed(manager().migrateToLatest())).containsExactly("2");
        assertThat(database.rows("SELECT id FROM a")).containsExactly("1");
    }
}
