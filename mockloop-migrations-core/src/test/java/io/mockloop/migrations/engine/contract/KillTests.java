package io.mockloop.migrations.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.MigrationDetails;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.UnfinishedMigrationException;
import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A process that dies by SIGKILL while the server runs a statement of its. */
abstract class KillTests extends ContractTests {

    static final Duration LONG = Duration.ofSeconds(90);
    static final String SLOW = "mockloop_slow";
    static final String AT_V2 = "Migration 1 completed";
    static final String BACK_AT_V2 = "Migration 3 undone";
    static final String OUTSIDE = "-- transaction: false\n";

    private static final String V2 = "V2__slow.sql";
    private static final String V2_DOWN = "U2__slow.sql";

    KillTests(TestDatabase server) {
        super(server);
    }

    /**
     * A statement that makes a table, slowly. Whether it is there after a kill is not certain: on MySQL SLEEP ends when
     * its session is killed, and the statement around it is completed.
     */
    String slowly(String table) {
        return "CREATE TABLE " + table + " AS " + database.slowStatement(30);
    }

    /**
     * The first statement is done, and the slow one, the second, was sent. If the catalog is asked about such a one,
     * the message says whether it was completed.
     *
     * @param count how many statements the file has
     * @param line the first one's; the second stands on the next
     * @param table what the slow one makes
     */
    final void assertTellsWhatIsDone(
            UnfinishedMigrationException stop, String file, int count, int line, String table) {
        boolean asked = database.kind() == Database.MYSQL || database.kind() == Database.MARIADB;
        int done = asked && !tables(table).isEmpty() ? 2 : 1;
        assertThat(stop)
                .hasMessageContaining(
                        "statement %d of %d was the last one done (%s:%d)", done, count, file, line + done - 1);
        if (!asked) {
            assertThat(stop).hasMessageContaining("Statement 2 was sent (%s:%d)", file, line + 1);
        }
    }

    /** Three migrations, the second of which makes b, c and d, and hangs at c. */
    final void addFiles(String directive) {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);\n")
                .with("U1__first.sql", "DROP TABLE a;\n")
                .with(V2, directive + "CREATE TABLE b (id INT);\n" + slowly("c") + ";\nCREATE TABLE d (id INT);\n")
                .with("V3__third.sql", "CREATE TABLE e (id INT);\n")
                .with("U3__third.sql", "DROP TABLE e;\n");
    }

    /** The second migration as one that doesn't hang. */
    final void makeQuick(String directive) {
        folder.with(V2, directive + "CREATE TABLE b (id INT);\nCREATE TABLE c (id INT);\nCREATE TABLE d (id INT);\n");
    }

    /** Applies all, with an undo of the second migration that hangs between c and b. */
    final void applyWithSlowUndo(String directive) {
        addFiles(directive);
        makeQuick(directive);
        folder.with(V2_DOWN, directive + "DROP TABLE c;\n" + slowly("c2") + ";\nDROP TABLE b;\nDROP TABLE d;\n");
        manager().migrateToLatest();
    }

    /** Kills a process when it is at the slow statement, and the session that may outlive it. */
    final void killAtSlowStatement(OtherJvm process, String before, boolean journalled) {
        awaitSlowStatement(process, before, journalled);
        process.kill();
        database.endRunning(SLOW);
    }

    /**
     * Waits for the slow statement.
     *
     * @param before what the process prints before it comes to its migration
     * @param journalled whether the history says that the statement is sent, too
     */
    final void awaitSlowStatement(OtherJvm process, String before, boolean journalled) {
        process.awaitLine(before, LONG);
        if (journalled) {
            Await.until(LONG, "the second statement is sent", () -> sent().equals(List.of("2")));
        }
        database.awaitRunning(SLOW, LONG);
    }

    private List<String> sent() {
        return database.rows("SELECT statement_sent FROM schema_version WHERE version = '2'");
    }

    final List<String> tables(String... names) {
        List<String> catalog = database.catalog("schema_version", "schema_version_log");
        return Stream.of(names)
                .filter(name -> catalog.stream().anyMatch(line -> line.startsWith("column " + name + " ")))
                .toList();
    }

    /** All who look at it say the same as the start that stops, before and after it. */
    final UnfinishedMigrationException startThatStops() {
        Await.until(
                LONG, "the killed process's session has ended", () -> !planned().startsWith("Another process"));
        String planned = planned();
        List<String> validated = manager().validate().problems().stream()
                .map(problem -> problem.message())
                .toList();
        UnfinishedMigrationException stop = catchThrowableOfType(
                UnfinishedMigrationException.class, () -> manager().migrateToLatest());
        assertThat(stop.state()).isEqualTo(MigrationState.PARTIAL);
        assertThat(stop.version()).isEqualTo(Version.of("2"));
        assertThat(manager().status().summary()).isEqualTo(Summary.FAILED);
        assertThat(catchThrowableOfType(
                        UnfinishedMigrationException.class, () -> manager().migrateToLatest()))
                .hasMessage(stop.getMessage());
        assertThat(stop).hasMessage(planned);
        assertThat(failureOf(() -> manager().rollbackToVersion("none"))).hasMessage(planned);
        assertThat(validated)
                .containsExactly(stop.description().replace(" Nothing was run.", "") + " " + stop.action());
        MigrationDetails details = manager().details("2").orElseThrow();
        assertThat(details.problem()).isEqualTo(validated.get(0));
        assertThat(details.state()).isEqualTo(MigrationState.PARTIAL);
        return stop;
    }

    private String planned() {
        return String.valueOf(failureOf(() -> manager().planRollback(1)).getMessage());
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
        database.execute(offeredForDone(stop));
        assertThat(executed(manager().migrateToLatest())).containsExactly("3");
        assertThat(manager().status().summary()).isEqualTo(Summary.UP_TO_DATE);
    }

    @Test
    void outsideATransactionTheNextStartGoesOnOnceItIsUndone() {
        addFiles(OUTSIDE);
        try (OtherJvm process = Migrating.up(database, path, path)) {
            killAtSlowStatement(process, AT_V2, true);
        }
        UnfinishedMigrationException stop = startThatStops();
        database.execute("DROP TABLE b", "DROP TABLE IF EXISTS c");
        database.execute(offeredForUndone(stop));
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
        database.execute(offeredForDone(stop));
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
                .hasMessageContaining("What may have come after that was rolled back.");
        assertThat(database.rows("SELECT id FROM a")).containsExactly("1");
        database.execute("DELETE FROM a");
        database.execute(offeredForUndone(stop));
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
