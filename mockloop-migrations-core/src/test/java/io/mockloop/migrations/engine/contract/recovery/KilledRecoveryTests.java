package io.mockloop.migrations.engine.contract.recovery;

import static io.mockloop.migrations.RecoveryKind.COMPLETE;
import static io.mockloop.migrations.RecoveryKind.ROLLBACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationManager;
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
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A migration is killed with SIGKILL at one of its statements, and then its recovery at one, both ways: what is left is
 * recovered, both ways again, and then all is as if nothing had happened. Each case has a database of its own, all of
 * them at once. Each statement has a table of its own, by which it is held.
 */
@Slow
@OnEachDatabase(that = That.IS_A_SERVER)
class KilledRecoveryTests {

    private static final int STATEMENTS = 6;
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Version TWO = Version.of("2");

    private final TestDatabase server;
    private final List<Victim> victims = new ArrayList<>();

    @TempDir
    private Path path;

    KilledRecoveryTests(TestDatabase server) {
        this.server = server;
    }

    /**
     * One case.
     *
     * @param migrationAt the statement at which the migration is killed
     * @param killed the recovery that is killed
     * @param recoveryAt the statement at which, or at whose way back, it is
     * @param last how it is recovered then
     */
    private record Case(int migrationAt, RecoveryKind killed, int recoveryAt, RecoveryKind last) {

        /**
         * What was taken back half-way is done again from the start: rows are to be changed so that this doesn't
         * matter.
         */
        boolean isTurned() {
            return killed == ROLLBACK && last == COMPLETE;
        }

        String up(int number) {
            if (isDdl(number)) {
                return "ALTER TABLE t%d ADD COLUMN x INT".formatted(number);
            }
            return "UPDATE t%d SET n = %s".formatted(number, isTurned() ? "2" : "n + 1");
        }

        String down(int number) {
            return (isDdl(number) ? "ALTER TABLE t%d DROP COLUMN x" : "UPDATE t%d SET n = 1").formatted(number);
        }

        /**
         * Whether the recovery is killed at the statement at which the migration was, which the server must not end
         * then.
         */
        boolean isToBeSentAgain() {
            return killed == COMPLETE && recoveryAt == migrationAt;
        }

        String held() {
            return killed == COMPLETE ? up(recoveryAt) : down(recoveryAt);
        }
    }

    private record Victim(Case of, FreshDatabase database, Path folder) {

        MigrationManager manager() {
            return AllAtOnce.manager(database.dataSource(), folder);
        }

        /** The numbers of the statements whose effect is there. */
        Set<Integer> there() {
            Set<Integer> there = new TreeSet<>();
            List<String> catalog = database.catalog();
            for (int number = 1; number <= STATEMENTS; number++) {
                String rows = database.rows("SELECT n FROM t" + number).toString();
                String column = "column t%d | x ".formatted(number);
                if (isDdl(number) ? catalog.stream().anyMatch(line -> line.startsWith(column)) : rows.equals("[2]")) {
                    there.add(number);
                } else {
                    assertThat(rows).as("%s: rows of statement %d", of, number).isEqualTo("[1]");
                }
            }
            return there;
        }

        void assertAll(boolean isThere) {
            assertThat(there()).as("%s", of).hasSize(isThere ? STATEMENTS : 0);
        }

        /** On what isn't asked by itself, a person looks. */
        @Nullable Boolean isDone(RecoveryKind kind) {
            RecoveryPlan plan = manager().planRecovery(kind).orElseThrow();
            if (plan.inDoubt() == null) {
                return null;
            }
            assertThat(database.traits().isCatalogAsked())
                    .as("%s: %s", of, plan.inDoubt())
                    .isFalse();
            int number = Integer.parseInt(plan.inDoubt().replaceFirst("^statement (\\d+) .*", "$1"));
            boolean isUp = plan.direction() == Direction.UP;
            return there().contains(isUp ? number : STATEMENTS + 1 - number) == isUp;
        }
    }

    private static boolean isDdl(int number) {
        return number % 2 == 1;
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (int at : new int[] {3, 4}) {
            for (RecoveryKind last : RecoveryKind.values()) {
                cases.add(new Case(at, COMPLETE, at, last));
                cases.add(new Case(at, COMPLETE, at + 2, last));
                // MySQL refuses to drop a column that isn't there before it waits for the table
                for (int recoveryAt : new int[] {6, 2, 1}) {
                    cases.add(new Case(at, ROLLBACK, recoveryAt, last));
                }
            }
        }
        return cases;
    }

    private Victim victim(Case of, int number) throws IOException {
        FreshDatabase database = server.newDatabase();
        Victim victim = new Victim(of, database, Files.createDirectory(path.resolve("case" + number)));
        victims.add(victim);
        String directive = database.traits().undoesSchemaChanges() ? "-- transaction: false\n" : "";
        StringBuilder tables = new StringBuilder();
        StringBuilder up = new StringBuilder(directive);
        StringBuilder down = new StringBuilder();
        for (int each = 1; each <= STATEMENTS; each++) {
            tables.append("CREATE TABLE t%d (n INT);\nINSERT INTO t%d VALUES (1);\n".formatted(each, each));
            up.append(of.up(each)).append(";\n");
            down.insert(0, of.down(each) + ";\n");
        }
        Files.writeString(victim.folder().resolve("V1__tables.sql"), tables);
        Files.writeString(victim.folder().resolve("V2__six.sql"), up);
        Files.writeString(victim.folder().resolve("U2__six.sql"), directive + down);
        victim.manager().migrateToVersion("1");
        return victim;
    }

    @AfterEach
    void removeDatabases() {
        victims.forEach(victim -> victim.database().close());
    }

    @Test
    void isRecoveredItself() throws IOException, SQLException {
        for (Case each : cases()) {
            victim(each, victims.size());
        }
        kill(false);
        kill(true);
        for (Victim victim : victims) {
            RecoveryKind last = victim.of().last();
            RecoveryPlan plan =
                    victim.manager().planRecovery(last, victim.isDone(last)).orElseThrow();
            victim.manager().recover(plan);
            victim.assertAll(last == COMPLETE);
            victim.manager().migrateToLatest();
            victim.assertAll(true);
            victim.manager().rollbackMigration(TWO);
            victim.assertAll(false);
        }
    }

    /** Each at its statement. The server ends what it is at, or its session is ended, by turns. */
    private void kill(boolean recovery) throws SQLException {
        List<Task> tasks = new ArrayList<>();
        List<Connection> holders = new ArrayList<>();
        for (Victim victim : victims) {
            RecoveryKind kind = recovery ? victim.of().killed() : null;
            Boolean isDone = kind == null ? null : victim.isDone(kind);
            tasks.add(new Task(victim.database(), victim.folder(), kind, isDone));
            int number = recovery ? victim.of().recoveryAt() : victim.of().migrationAt();
            Connection holder = victim.database().access().connect();
            holders.add(holder);
            holder.setAutoCommit(false);
            holder.createStatement().executeQuery("SELECT n FROM t%d FOR UPDATE".formatted(number));
        }
        try (OtherJvm process = AllAtOnce.start(tasks)) {
            for (Victim victim : victims) {
                awaitHeld(process, victim, held(victim, recovery));
            }
            process.kill();
        }
        for (int i = 0; i < victims.size(); i++) {
            Victim victim = victims.get(i);
            if (i % 2 == 0 || (!recovery && victim.of().isToBeSentAgain())) {
                victim.database().endRunning(held(victim, recovery));
            }
            holders.get(i).close();
            Await.until(LONG, "nobody is at it", () -> victim.manager().state(TWO) != RecoveryState.NONE);
        }
    }

    private static String held(Victim victim, boolean recovery) {
        return recovery ? victim.of().held() : victim.of().up(victim.of().migrationAt());
    }

    private static void awaitHeld(OtherJvm process, Victim victim, String statement) {
        try {
            victim.database().awaitRunning(statement, LONG);
        } catch (AssertionError e) {
            throw new AssertionError(victim.of() + ": " + statement + "\n" + process.output(), e);
        }
    }
}
