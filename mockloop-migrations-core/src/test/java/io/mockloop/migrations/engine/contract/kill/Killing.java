package io.mockloop.migrations.engine.contract.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mockloop.migrations.MigrationDetails;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.UnfinishedMigrationException;
import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A process that dies by SIGKILL while the server runs a statement of its. */
abstract class Killing extends ContractTests {

    static final Duration LONG = Duration.ofSeconds(90);
    static final String SLOW = "mockloop_slow";
    static final String AT_V2 = "Migration 1 completed";
    static final String BACK_AT_V2 = "Migration 3 undone";
    static final String OUTSIDE = "-- transaction: false\n";

    static final String V2 = "V2__slow.sql";
    private static final String V2_DOWN = "U2__slow.sql";

    Killing(TestDatabase server) {
        super(server);
    }

    /**
     * A statement that makes a table, slowly. Whether it is there after a kill is not certain: on MySQL SLEEP ends when
     * its session is killed, and the statement around it is completed.
     */
    final String slowly(String table) {
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
        boolean asked = database.traits().isCatalogAsked();
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
                .containsExactly(stop.description().replace(" Nothing was run.", "") + "\n" + stop.action());
        MigrationDetails details = manager().details("2").orElseThrow();
        assertThat(details.problem()).isEqualTo(validated.get(0));
        assertThat(details.state()).isEqualTo(MigrationState.PARTIAL);
        return stop;
    }

    private String planned() {
        return String.valueOf(failureOf(() -> manager().planRollback(1)).getMessage());
    }
}
