package io.mockloop.migrations.engine.contract.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mockloop.migrations.AppliedMigration;
import io.mockloop.migrations.Direction;
import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.MigrationStatus.Running;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.PendingMigration;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.testkit.Background;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.data.TemporalUnitOffset;
import org.assertj.core.data.TemporalUnitWithinOffset;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class StatusTests extends ContractTests {

    StatusTests(TestDatabase server) {
        super(server);
    }

    private Summary summary() {
        return manager().status().summary();
    }

    @Test
    void anEmptyDatabaseWithoutCodeIsUpToDate() {
        MigrationStatus status = manager().status();
        assertThat(status.summary()).isEqualTo(Summary.UP_TO_DATE);
        assertThat(status.currentVersion()).isNull();
        assertThat(status.database())
                .startsWith(database.kind().displayName() + " ")
                .matches("\\w+ [0-9.]+");
        assertThat(status.table()).isEqualTo("schema_version");
        assertThat(status.history()).isEmpty();
        assertThat(status.pending()).isEmpty();
        assertThat(status.problems().isValid()).isTrue();
        assertThat(status.running()).isNull();
        assertThat(manager().currentVersion()).isEmpty();
    }

    @Test
    void isPendingAndThenUpToDate() {
        folder.with("V1__one.sql", "CREATE TABLE a (id INT);").with("V2__two.sql", "CREATE TABLE b (id INT);");
        assertThat(summary()).isEqualTo(Summary.PENDING);
        manager().migrateToVersion("1");
        assertThat(summary()).isEqualTo(Summary.PENDING);
        assertThat(manager().status().currentVersion()).isEqualTo(Version.of("1"));
        manager().migrateToLatest();
        assertThat(summary()).isEqualTo(Summary.UP_TO_DATE);
    }

    @Test
    void showsWhatIsRunning() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Coded migration = new Coded("1", db -> {
                    db.execute("CREATE TABLE a (id INT)");
                    begun.countDown();
                    assertThat(mayEnd.await(1, TimeUnit.MINUTES)).isTrue();
                    db.execute("CREATE TABLE b (id INT)");
                })
                .withoutTransaction();
        MigrationManager manager = manager(migration);
        CompletableFuture<MigrationResult> run = Background.start(manager::migrateToLatest);
        try {
            assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
            MigrationStatus status = manager.status();
            assertThat(status.summary()).isEqualTo(Summary.RUNNING);
            assertThat(status.problems().isValid()).isTrue();
            Running running = status.running();
            assertThat(running).isNotNull();
            assertThat(running.version()).isEqualTo(Version.of("1"));
            assertThat(running.statement()).isEqualTo(1);
            assertThat(running.of()).isZero();
            assertThat(running.since()).isCloseTo(Instant.now(), within(5));
        } finally {
            mayEnd.countDown();
            run.get(1, TimeUnit.MINUTES);
        }
        assertThat(manager.status().summary()).isEqualTo(Summary.UP_TO_DATE);
        assertThat(manager.status().running()).isNull();
    }

    private static TemporalUnitOffset within(int minutes) {
        return new TemporalUnitWithinOffset(minutes, ChronoUnit.MINUTES);
    }

    @Test
    void hasFailedWhereAMigrationIsLeftUnfinished() {
        folder.with("V1__one.sql", """
                -- transaction: false
                CREATE TABLE a (id INT);
                INSERT INTO missing VALUES (1);
                """);
        failureOf(() -> manager().migrateToLatest());
        assertThat(summary()).isEqualTo(Summary.FAILED);
        assertThat(manager().validate().problems())
                .extracting(Problem::code, Problem::version, Problem::script)
                .containsExactly(tuple("UNFINISHED_MIGRATION", "1", "V1__one.sql"));
        assertThat(manager().validate().toString())
                .startsWith(
                        "Migration 1 (V1__one.sql) was left half-done on " + product()
                                + " while it was applied (it failed; state FAILED): statement 1 of 2 was"
                                + " the last one done (V1__one.sql:2). Statement 2 returned the error (V1__one.sql:3)."
                                + "\nCorrect V1__one.sql behind statement 1, then complete it: MigrationManager.recover(\"1\", COMPLETE)\n");
        assertThat(manager().status().currentVersion()).isNull();
    }

    @Test
    void hasFailedWhereAProcessDiedInMidMigration() {
        folder.with(
                "V1__one.sql", "-- transaction: false\nCREATE TABLE a (id INT);\nINSERT INTO missing VALUES (1);\n");
        failureOf(() -> manager().migrateToLatest());
        database.execute("UPDATE schema_version SET state = 'RUNNING'");
        assertThat(summary()).isEqualTo(Summary.FAILED);
        assertThat(manager().status().running()).isNull();
        assertThat(manager().validate().toString()).contains("(the process ended; state PARTIAL): statement 1");
        assertThat(database.rows("SELECT state FROM schema_version")).containsExactly("RUNNING");
    }

    @Test
    void isInvalidWhereAnAppliedMigrationHasChanged() {
        folder.with("V1__one.sql", "CREATE TABLE a (id INT);");
        manager().migrateToLatest();
        folder.with("V1__one.sql", "CREATE TABLE a (id BIGINT);").with("V2__two.sql", "CREATE TABLE b (id INT);");
        MigrationStatus status = manager().status();
        assertThat(status.summary()).isEqualTo(Summary.INVALID);
        assertThat(status.problems().problems()).hasSize(1);
        assertThat(status.pending()).hasSize(1);
    }

    @Test
    void isAheadWhereTheDatabaseIsAboveTheCode() {
        folder.with("V1__one.sql", "CREATE TABLE a (id INT);").with("V2__two.sql", "CREATE TABLE b (id INT);");
        manager().migrateToLatest();
        folder.without("V2__two.sql");
        assertThat(summary()).isEqualTo(Summary.AHEAD);
        folder.without("V1__one.sql");
        assertThat(summary()).isEqualTo(Summary.AHEAD);
    }

    @Test
    void whatIsAppliedIsWhatTheTableHoldsWhateverTheLogSays() {
        folder.with("V1__one.sql", "CREATE TABLE a (id INT);")
                .with("V2__two.sql", "CREATE TABLE b (id INT);")
                .with("V3__three.sql", "CREATE TABLE c (id INT);");
        manager().migrateToLatest();
        database.execute(
                "DELETE FROM schema_version WHERE version = '2'", "DELETE FROM schema_version_log WHERE version = '3'");

        List<AppliedMigration> applied = manager().status().applied();

        assertThat(applied)
                .extracting(AppliedMigration::version, AppliedMigration::description, AppliedMigration::state)
                .containsExactly(
                        tuple(Version.of("1"), "one", MigrationState.APPLIED),
                        tuple(Version.of("3"), "three", MigrationState.APPLIED));
        assertThat(applied).allSatisfy(each -> assertThat(each.appliedAt()).isNotNull());
    }

    /** Several pages of it, and more than a status shows. */
    @Test
    void aLongLogIsHandedOverInOrderAndItsNewestPartIsShown() {
        folder.with("V1__one.sql", "CREATE TABLE a (id INT);");
        manager().migrateToLatest();
        int size = 2000;
        lengthenLog(size);

        MigrationStatus status = manager().status();
        assertThat(status.history())
                .extracting(HistoryEntry::rank)
                .isEqualTo(IntStream.rangeClosed(size - 499, size).boxed().toList());
        assertThat(status.historySize()).isEqualTo(size);
        List<Integer> ranks = new ArrayList<>();
        manager().history(entry -> ranks.add(entry.rank()));
        assertThat(ranks).isEqualTo(IntStream.rangeClosed(1, size).boxed().toList());
        assertThat(manager().history()).hasSize(size);
    }

    private void lengthenLog(int size) {
        String columns = "version, description, type, script, state, applied_at";
        for (int have = 1; have < size; have *= 2) {
            database.execute("INSERT INTO schema_version_log (id, " + columns + ") SELECT id + " + have + ", " + columns
                    + " FROM schema_version_log WHERE id <= " + (size - have));
        }
    }

    @Test
    void theLogCountsEachEventFromOneWithoutGaps() {
        folder.with("V1__one.sql", "CREATE TABLE a (id INT);")
                .with("V2__two.sql", "CREATE TABLE b (id INT);")
                .with("U2__two.sql", "DROP TABLE b;");
        manager().migrateToLatest();
        manager().rollbackToVersion("1");
        folder.with("V2__two.sql", "INSERT INTO missing VALUES (1);");
        failureOf(() -> manager().migrateToLatest());
        folder.with("V1__one.sql", "CREATE TABLE a (id BIGINT);").with("V2__two.sql", "CREATE TABLE b (id INT);");
        manager().repair();
        manager().migrateToLatest();
        List<HistoryEntry> history = manager().history();
        assertThat(history)
                .extracting(HistoryEntry::rank)
                .isEqualTo(IntStream.rangeClosed(1, 6).boxed().toList());
        assertThat(history)
                .extracting(HistoryEntry::version, HistoryEntry::type, HistoryEntry::direction, HistoryEntry::state)
                .containsExactly(
                        tuple(Version.of("1"), MigrationType.SQL, Direction.UP, MigrationState.APPLIED),
                        tuple(Version.of("2"), MigrationType.SQL, Direction.UP, MigrationState.APPLIED),
                        tuple(Version.of("2"), MigrationType.SQL, Direction.DOWN, MigrationState.ROLLED_BACK),
                        tuple(Version.of("2"), MigrationType.SQL, Direction.UP, MigrationState.FAILED),
                        tuple(Version.of("1"), MigrationType.EVENT, null, MigrationState.APPLIED),
                        tuple(Version.of("2"), MigrationType.SQL, Direction.UP, MigrationState.APPLIED));
        assertThat(manager().status().history()).isEqualTo(history);
    }

    @Test
    void anEventTellsAllThatIsKnownOfIt() {
        folder.with("V1__one.sql", "-- description: The first one\nCREATE TABLE a (id INT);");
        manager().migrateToLatest();
        HistoryEntry entry = manager().history().get(0);
        assertThat(entry.description()).isEqualTo("The first one");
        assertThat(entry.script()).isEqualTo("V1__one.sql");
        assertThat(entry.appliedAt()).isCloseTo(Instant.now(), within(5));
        assertThat(entry.appliedBy())
                .startsWith(database.user().isEmpty() ? System.getProperty("user.name") : database.user());
        assertThat(entry.executionTime()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
        assertThat(entry.error()).isNull();
        assertThat(database.rows("SELECT execution_time, applied_by FROM schema_version"))
                .containsExactly(entry.executionTime().toMillis() + "|" + entry.appliedBy());
    }

    @Test
    void aFailureIsToldWithoutTheServersText() {
        folder.with("V1__one.sql", "INSERT INTO missing VALUES ('secret data');");
        failureOf(() -> manager().migrateToLatest());
        HistoryEntry entry = manager().history().get(0);
        assertThat(entry.state()).isEqualTo(MigrationState.FAILED);
        assertThat(entry.error()).isEqualTo(database.traits().codesOfNoTable() + ", statement 1 of 1, V1__one.sql:1");
    }

    @Test
    void aPendingOneTellsAllThatIsKnownOfIt() {
        folder.with("V1__one.sql", "-- irreversible: no way\nCREATE TABLE a (id INT);")
                .with("migration_002_second_one.sql", """
                        -- depends-on: 1, 3.0
                        -- description: Said by the file
                        -- backup: true
                        -- migrate:up
                        CREATE TABLE b (id INT);
                        -- migrate:down
                        """);
        Coded third = Coded.sending("3").after("1").irreversible();
        assertThat(manager(third).pendingMigrations())
                .containsExactly(
                        new PendingMigration(
                                Version.of("1"), "one", MigrationType.SQL, "V1__one.sql", List.of(), false, false),
                        new PendingMigration(
                                Version.of("3"),
                                "Coded 3",
                                MigrationType.JAVA,
                                Coded.class.getName(),
                                List.of(Version.of("1")),
                                false,
                                false),
                        new PendingMigration(
                                Version.of("2"),
                                "Said by the file",
                                MigrationType.SQL,
                                "migration_002_second_one.sql",
                                List.of(Version.of("1"), Version.of("3")),
                                true,
                                true));
        assertThat(manager(third).status().pending()).isEqualTo(manager(third).pendingMigrations());
    }

    @Test
    void pendingIsToldWhateverTheTargetIs() {
        folder.with("V1__one.sql", "CREATE TABLE a (id INT);").with("V2__two.sql", "CREATE TABLE b (id INT);");
        MigrationManager limited = builder().target(Version.of("1")).build();
        limited.migrateToLatest();
        assertThat(limited.pendingMigrations()).hasSize(1);
        assertThat(limited.status().summary()).isEqualTo(Summary.PENDING);
    }

    @Test
    void theTableCanHaveAnotherName() {
        folder.with("V1__one.sql", "CREATE TABLE a (id INT);");
        MigrationManager manager = builder().table("My \"own\" history").build();
        manager.migrateToLatest();
        assertThat(manager.status().table()).isEqualTo("My \"own\" history");
        assertThat(manager.status().summary()).isEqualTo(Summary.UP_TO_DATE);
        assertThat(manager.history()).hasSize(1);
    }
}
