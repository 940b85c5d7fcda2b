package io.mockloop.migrations.engine.contract.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationResult.Executed;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.RecoveryPlan;
import io.mockloop.migrations.RecoveryState;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.recovery.AllAtOnce.Task;
import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process that is killed with SIGKILL while the server is at one of twenty statements, each of them in turn: in as
 * many databases at once, in each of which another statement waits for a table that somebody holds. The server ends
 * what it is at, or its session is ended, by turns. What is left is completed, or taken back, and then all is as if
 * nothing had happened.
 */
@Slow
@OnEachDatabase(that = That.IS_A_SERVER)
class RecoverAfterKillTests {

    private static final int STATEMENTS = 20;
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final Version TWO = Version.of("2");

    private final TestDatabase server;
    private final List<Victim> victims = new ArrayList<>();

    @TempDir
    private Path path;

    RecoverAfterKillTests(TestDatabase server) {
        this.server = server;
    }

    /** A database whose migration is to be killed at a statement. */
    private record Victim(FreshDatabase database, Path folder, int at, Connection holder) {

        boolean isDdl() {
            return at % 2 == 1;
        }

        String waiting() {
            return isDdl() ? "ALTER TABLE held ADD COLUMN x INT" : "UPDATE held SET n = n + 1";
        }

        MigrationManager manager() {
            return AllAtOnce.manager(database.dataSource(), folder);
        }

        boolean isDone() {
            return isDdl()
                    ? database.catalog().stream().anyMatch(line -> line.startsWith("column held | x "))
                    : database.rows("SELECT n FROM held").equals(List.of("2"));
        }

        void assertWhole(boolean there) {
            assertThat(isDone()).as("statement %d", at).isEqualTo(there);
            if (!there) {
                assertThat(database.rows("SELECT n FROM held")).containsExactly("1");
            }
            assertThat(database.catalog().stream()
                            .filter(line -> line.startsWith("column free | x"))
                            .count())
                    .as("columns of statement %d", at)
                    .isEqualTo(there ? others(1) : 0);
            assertThat(database.rows("SELECT n FROM free ORDER BY n"))
                    .as("rows of statement %d", at)
                    .hasSize(there ? others(0) : 0);
        }

        private int others(int odd) {
            return (int) IntStream.rangeClosed(1, STATEMENTS)
                    .filter(number -> number != at && number % 2 == odd)
                    .count();
        }
    }

    private Victim victim(int at) throws IOException, SQLException {
        FreshDatabase database = server.newDatabase();
        Path folder = Files.createDirectory(path.resolve("at" + at));
        Victim victim = new Victim(database, folder, at, database.access().connect());
        victims.add(victim);
        String directive = database.traits().undoesSchemaChanges() ? "-- transaction: false\n" : "";
        StringBuilder up = new StringBuilder(directive);
        StringBuilder down = new StringBuilder();
        for (int number = 1; number <= STATEMENTS; number++) {
            up.append(up(victim, number)).append(";\n");
            down.insert(0, down(victim, number) + ";\n");
        }
        Files.writeString(
                folder.resolve("V1__tables.sql"),
                "CREATE TABLE held (n INT);\nCREATE TABLE free (n INT);\nINSERT INTO held VALUES (1);\n");
        Files.writeString(folder.resolve("V2__twenty.sql"), up);
        Files.writeString(folder.resolve("U2__twenty.sql"), directive + down);
        victim.manager().migrateToVersion("1");
        victim.holder().setAutoCommit(false);
        victim.holder().createStatement().executeQuery("SELECT n FROM held FOR UPDATE");
        return victim;
    }

    private static String up(Victim victim, int number) {
        if (number == victim.at()) {
            return victim.waiting();
        }
        return (number % 2 == 1 ? "ALTER TABLE free ADD COLUMN x%d INT" : "INSERT INTO free (n) VALUES (%d)")
                .formatted(number);
    }

    private static String down(Victim victim, int number) {
        if (number == victim.at()) {
            return victim.isDdl() ? "ALTER TABLE held DROP COLUMN x" : "UPDATE held SET n = 1";
        }
        return (number % 2 == 1 ? "ALTER TABLE free DROP COLUMN x%d" : "DELETE FROM free WHERE n = %d")
                .formatted(number);
    }

    @AfterEach
    void removeDatabases() throws SQLException {
        for (Victim victim : victims) {
            victim.holder().close();
            victim.database().close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsLeftIsRecovered(RecoveryKind kind) throws IOException, SQLException {
        for (int at = 1; at <= STATEMENTS; at++) {
            victim(at);
        }
        killAll();
        for (Victim victim : victims) {
            letGo(victim);
            recover(victim, kind);
            victim.assertWhole(kind == RecoveryKind.COMPLETE);
            victim.manager().migrateToLatest();
            victim.assertWhole(true);
            victim.manager().rollbackMigration(TWO);
            victim.assertWhole(false);
        }
    }

    private void killAll() {
        List<Task> tasks = victims.stream()
                .map(victim -> new Task(victim.database(), victim.folder(), null, null))
                .toList();
        try (OtherJvm process = AllAtOnce.start(tasks)) {
            for (Victim victim : victims) {
                victim.database().awaitRunning(victim.waiting(), LONG);
            }
            process.kill();
        }
    }

    private void letGo(Victim victim) throws SQLException {
        if (victim.at() % 4 < 2) {
            victim.database().endRunning(victim.waiting());
        }
        victim.holder().rollback();
        Await.until(LONG, "nobody is at the migration", () -> victim.manager().state(TWO) != RecoveryState.NONE);
    }

    private static void recover(Victim victim, RecoveryKind kind) {
        RecoveryPlan plan = victim.manager().planRecovery(kind).orElseThrow();
        assertThat(plan.done()).as("statement %d", victim.at()).isBetween(victim.at() - 1, victim.at());
        if (plan.inDoubt() != null) {
            assertThat(victim.database().traits().undoesSchemaChanges())
                    .as(plan.inDoubt())
                    .isTrue();
            plan = victim.manager().planRecovery(kind, victim.isDone()).orElseThrow();
        }
        assertThat(victim.manager().recover(plan).executed())
                .extracting(Executed::version)
                .containsExactly(TWO);
    }
}
