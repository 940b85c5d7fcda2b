package io.mockloop.migrations.engine.contract.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mockloop.migrations.AppliedMigration;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A half-done migration that somebody has recovered by hand, and says so: the next start goes on. */
@OnEachDatabase
class SettledByHandTests extends ContractTests {

    private static final String MISSING = "INSERT INTO missing VALUES (1);\n";

    SettledByHandTests(TestDatabase server) {
        super(server);
    }

    /**
     * How it is settled.
     *
     * @param edited whether the file is corrected, not the database
     * @param late whether it is noted after the next start, which finds a process that died, not after the failure
     */
    record Way(boolean edited, boolean late) {}

    static List<Way> ways() {
        return List.of(new Way(true, true), new Way(true, false), new Way(false, true), new Way(false, false));
    }

    /** Where each migration is journalled, half of the ways are gone without the directive. */
    private String directive(Way way) {
        return undoesSchemaChanges() || way.edited() != way.late() ? "-- transaction: false\n" : "";
    }

    private void files(Way way, String up, String down) {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);\n")
                .with(
                        "V2__second.sql",
                        directive(way) + "CREATE TABLE b (id INT);\n" + up + "CREATE TABLE c (id INT);\n")
                .with("U2__second.sql", directive(way) + "DROP TABLE c;\n" + down + "DROP TABLE b;\n")
                .with("V3__third.sql", "CREATE TABLE d (id INT);\n");
    }

    /** Brings the file, or the database, into a state that the migration could run in. */
    private void correct(Way way) {
        if (way.edited()) {
            files(way, "", "");
        } else {
            database.execute("CREATE TABLE missing (id INT)");
        }
    }

    private void stopped(Way way, ThrowingCallable run) {
        failureOf(run);
        if (way.late()) {
            database.execute("UPDATE schema_version SET state = 'RUNNING' WHERE state = 'FAILED'");
            failureOf(() -> manager().migrateToLatest());
        }
    }

    private void assertAllIsWell(Instant earliest) {
        MigrationStatus status = manager().status();
        assertThat(status.problems().problems()).isEmpty();
        assertThat(status.summary()).isEqualTo(Summary.UP_TO_DATE);
        assertThat(manager().migrateToLatest().executed()).isEmpty();
        assertThat(status.applied())
                .filteredOn(each -> Version.of("2").equals(each.version()))
                .singleElement()
                .extracting(AppliedMigration::appliedAt)
                .satisfies(
                        at -> assertThat(at).isBetween(earliest, Instant.now().plusSeconds(5)));
        assertThat(manager().details("2").orElseThrow().appliedAt())
                .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(database.rows("SELECT state, direction, statement_done, statement_sent, statement_count,"
                        + " script <> '', checksum IS NULL, raw_hash IS NULL FROM schema_version WHERE version = '2'"))
                .containsAnyOf(
                        "APPLIED|UP|null|null|null|1|0|0",
                        "APPLIED|UP|null|null|null|t|f|f",
                        "APPLIED|UP|null|null|null|true|false|false");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void anUpThatWasCompleted(Way way) {
        files(way, MISSING, MISSING);
        Instant begun = Instant.now().minusSeconds(5);
        stopped(way, () -> manager().migrateToLatest());
        correct(way);
        database.execute("CREATE TABLE c (id INT)");
        manager().noteRecovered(null, RecoveryKind.COMPLETE);
        assertThat(manager().validate().problems()).isEmpty();
        assertThat(executed(manager().migrateToLatest())).containsExactly("3");
        assertAllIsWell(begun);
        assertThat(executed(manager().rollbackMigration(Version.of("2")))).containsExactly("2");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void anUpThatWasTakenBack(Way way) {
        files(way, MISSING, MISSING);
        Instant begun = Instant.now().minusSeconds(5);
        stopped(way, () -> manager().migrateToLatest());
        correct(way);
        database.execute("DROP TABLE b");
        manager().noteRecovered(null, RecoveryKind.ROLLBACK);
        assertThat(executed(manager().migrateToLatest())).containsExactly("2", "3");
        assertAllIsWell(begun);
    }

    private void rollbackThatFails(Way way) {
        files(way, "", MISSING);
        manager().migrateToLatest();
        stopped(way, () -> manager().rollbackMigration(Version.of("2")));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aDownThatWasCompleted(Way way) {
        Instant begun = Instant.now().minusSeconds(5);
        rollbackThatFails(way);
        correct(way);
        database.execute("DROP TABLE b");
        manager().noteRecovered(null, RecoveryKind.COMPLETE);
        assertThat(manager().validate().problems())
                .extracting(problem -> problem.code())
                .containsExactly("OUT_OF_ORDER");
        assertThat(executed(manager().applyMigration(Version.of("2")))).containsExactly("2");
        assertAllIsWell(begun);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aDownThatWasTakenBack(Way way) {
        Instant begun = Instant.now().minusSeconds(5);
        rollbackThatFails(way);
        List<String> times =
                database.rows("SELECT applied_at FROM schema_version_log WHERE version = '2' AND state = 'APPLIED'");
        correct(way);
        database.execute("CREATE TABLE c (id INT)");
        manager().noteRecovered(null, RecoveryKind.ROLLBACK);
        assertThat(database.rows("SELECT applied_at FROM schema_version WHERE version = '2'"))
                .isEqualTo(times);
        assertThat(manager().migrateToLatest().executed()).isEmpty();
        assertAllIsWell(begun);
        assertThat(executed(manager().rollbackMigration(Version.of("2")))).containsExactly("2");
    }
}
