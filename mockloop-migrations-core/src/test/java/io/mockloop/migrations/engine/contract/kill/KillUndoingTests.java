package io.mockloop.migrations.engine.contract.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.engine.contract.Migrating;
import io.mockloop.migrations.testkit.Background;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Databases whose transactions undo schema changes. */
@OnEachDatabase(that = That.UNDOES_SCHEMA_CHANGES, quick = Database.SQLITE)
class KillUndoingTests extends Killing {

    KillUndoingTests(TestDatabase server) {
        super(server);
    }

    @Test
    void nothingIsLeftAndTheNextStartAppliesAll() {
        addFiles("");
        try (OtherJvm process = Migrating.up(database, path, path)) {
            killAtSlowStatement(process, AT_V2, false);
        }
        makeQuick("");
        MigrationResult next = manager().migrateToLatest();
        assertThat(executed(next)).endsWith("2", "3");
        assertThat(database.rows("SELECT version FROM schema_version ORDER BY installed_rank"))
                .containsExactly("1", "2", "3");
        assertThat(tables("a", "b", "c", "d", "e")).hasSize(5);
    }

    @Test
    void nothingIsLeftOfAUndo() {
        applyWithSlowUndo("");
        String[] before = catalogOfUser();
        try (OtherJvm process = Migrating.rollback(database, path)) {
            killAtSlowStatement(process, BACK_AT_V2, false);
        }
        assertThat(executed(manager().migrateToLatest())).containsExactly("3");
        assertThat(catalogOfUser()).isEqualTo(before);
    }

    @Test
    void nothingIsLeftOfAJavaMigration() {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);\n");
        try (OtherJvm process = Migrating.upWithJava(database, path, "CREATE TABLE b (id INT)", slowly("c"))) {
            killAtSlowStatement(process, AT_V2, false);
        }
        assertThat(manager().migrateToLatest().executed()).isEmpty();
        assertThat(manager().status().summary()).isEqualTo(Summary.UP_TO_DATE);
        assertThat(tables("a", "b", "c")).containsExactly("a");
    }

    @Test
    void aWaiterGoesOn() throws Exception {
        addFiles("");
        try (OtherJvm process = Migrating.up(database, path, path)) {
            awaitSlowStatement(process, AT_V2, false);
            makeQuick("");
            CompletableFuture<MigrationResult> waiter =
                    Background.start(() -> manager().migrateToLatest());
            TimeUnit.MILLISECONDS.sleep(500);
            assertThat(waiter).isNotDone();
            process.kill();
            database.endRunning(SLOW);
            assertThat(executed(waiter.get(LONG.toSeconds(), TimeUnit.SECONDS))).containsExactly("2", "3");
        }
    }
}
