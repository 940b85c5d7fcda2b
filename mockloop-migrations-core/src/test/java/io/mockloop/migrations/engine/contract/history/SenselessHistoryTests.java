package io.mockloop.migrations.engine.contract.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.MigrationDetails;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.HistoryTableException;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that nothing of this library writes are named, by each who reads them, and nobody dies of them. */
@OnEachDatabase
class SenselessHistoryTests extends ContractTests {

    SenselessHistoryTests(TestDatabase server) {
        super(server);
    }

    /** What a hand can have done to the second of three rows, and what is said of it. */
    enum Tampering {
        NO_HASH(
                "UPDATE schema_version SET checksum = NULL, raw_hash = NULL WHERE version = '2'",
                "raw_hash are both empty"),
        EMPTY_HASH(
                "UPDATE schema_version SET checksum = '', raw_hash = '' WHERE version = '2'",
                "raw_hash are both empty"),
        NO_HASH_AND_NO_SCRIPT(
                "UPDATE schema_version SET checksum = NULL, raw_hash = NULL, script = '' WHERE version = '2'",
                "script, checksum and raw_hash are all empty, and the log says"),
        STATE("UPDATE schema_version SET state = 'APLIED' WHERE version = '2'", "its state 'APLIED' is none of"),
        LOWER_CASE_STATE(
                "UPDATE schema_version SET state = 'applied' WHERE version = '2'", "its state 'applied' is none"),
        UNDONE_STATE(
                "UPDATE schema_version SET state = 'ROLLED_BACK' WHERE version = '2'", "its state 'ROLLED_BACK' is"),
        DIRECTION(
                "UPDATE schema_version SET direction = 'SIDEWAYS' WHERE version = '2'", "its direction 'SIDEWAYS' is"),
        TYPE("UPDATE schema_version SET type = 'XML' WHERE version = '2'", "its type 'XML' is none of"),
        EVENT_TYPE("UPDATE schema_version SET type = 'EVENT' WHERE version = '2'", "its type 'EVENT' is none of"),
        REPEATABLE(
                "UPDATE schema_version SET type = 'REPEATABLE' WHERE version = '2'",
                "it is repeatable, and has a version"),
        NO_VERSION("UPDATE schema_version SET version = NULL WHERE version = '2'", "it has no version"),
        WORDS_FOR_A_VERSION(
                "UPDATE schema_version SET version = 'two' WHERE version = '2'", "version 'two' is no version"),
        EMPTY_VERSION("UPDATE schema_version SET version = '' WHERE version = '2'", "version '' is no version"),
        NEGATIVE_RANK("UPDATE schema_version SET installed_rank = -2 WHERE version = '2'", "installed_rank is below 1"),
        NO_SCRIPT_BUT_A_HASH("UPDATE schema_version SET script = '' WHERE version = '2'", "its script is empty"),
        SAME_VERSION(
                "INSERT INTO schema_version (version, description, applied_at, type, script, checksum, raw_hash,"
                        + " installed_rank, state, direction) SELECT '2.0', description, applied_at, type, script,"
                        + " checksum, raw_hash, 9, state, direction FROM schema_version WHERE version = '2'",
                "another row has the same version"),
        DELETED("DELETE FROM schema_version WHERE version = '2'", "no row of version 2 (V2__b.sql), and the log says"),
        NEWEST_DELETED(
                "DELETE FROM schema_version WHERE version = '3'", "no row of version 3 (V3__c.sql), and the log says");

        private final String sql;
        private final String said;

        Tampering(String sql, String said) {
            this.sql = sql;
            this.said = said;
        }

        boolean isHealedByRepair() {
            return this == NO_HASH || this == EMPTY_HASH || this == NO_HASH_AND_NO_SCRIPT;
        }

        boolean isSeenByTheLogAlone() {
            return this == NO_HASH_AND_NO_SCRIPT || this == DELETED || this == NEWEST_DELETED;
        }
    }

    @BeforeEach
    void applyThree() {
        for (String each : new String[] {"1__a", "2__b", "3__c"}) {
            folder.with("V" + each + ".sql", "CREATE TABLE t%s (id INT);".formatted(each.charAt(0)))
                    .with("U" + each + ".sql", "DROP TABLE t%s;".formatted(each.charAt(0)));
        }
        folder.with("R__view.sql", "SELECT 1;");
        manager().migrateToLatest();
    }

    private static Problem finding(List<Problem> problems) {
        assertThat(problems).extracting(Problem::code).contains("HISTORY_ROW");
        return problems.stream()
                .filter(each -> each.code().equals("HISTORY_ROW"))
                .findFirst()
                .orElseThrow();
    }

    private void assertRefused(Tampering how, MigrationException refusal) {
        assertThat(refusal).isInstanceOf(HistoryTableException.class);
        assertThat(refusal.code()).isEqualTo("HISTORY_ROW");
        assertThat(refusal).hasMessageContaining(how.said).hasMessageContaining("schema_version");
    }

    /** On one database, whose rows are put back each time. */
    @Test
    void isNamedByEachAndNobodyDiesOfItAndTheWayOutThatItNamesIsOne() {
        folder.with("V4__d.sql", "CREATE TABLE t4 (id INT);");
        database.execute("CREATE TABLE kept AS SELECT * FROM schema_version");
        for (Tampering how : Tampering.values()) {
            database.execute(how.sql);
            assertNamed(how);
            goTheWayOut(how);
            assertThat(manager().validate().problems()).as(how.name()).isEmpty();
            database.execute("DELETE FROM schema_version", "INSERT INTO schema_version SELECT * FROM kept");
        }
        assertThat(executed(manager().migrateToLatest())).containsExactly("4");
        assertThat(manager().status().summary()).isEqualTo(Summary.UP_TO_DATE);
    }

    private void assertNamed(Tampering how) {
        List<String> before = database.rows("SELECT * FROM schema_version");
        Problem finding = finding(manager().validate().problems());
        assertThat(finding.message()).contains(how.said).contains("schema_version");
        MigrationStatus status = manager().status();
        assertThat(status.summary()).isEqualTo(Summary.INVALID);
        assertThat(finding(status.problems().problems())).isEqualTo(finding);
        assertThat(manager().history()).hasSizeGreaterThan(3);
        manager().currentVersion();
        String version = how == Tampering.NEWEST_DELETED ? "3" : "2";
        MigrationDetails details = manager().details(version).orElseThrow();
        if (finding.version() != null && Version.parse(finding.version()).isPresent()) {
            assertThat(details.problem()).isEqualTo(finding.message());
        }
        assertRefused(how, failureOf(() -> manager().migrateToLatest()));
        assertRefused(how, failureOf(() -> manager().plan()));
        if (!how.isSeenByTheLogAlone()) {
            assertRefused(how, failureOf(() -> manager().pendingMigrations()));
            assertRefused(how, failureOf(() -> manager().rollbackToVersion("none")));
            assertRefused(how, failureOf(() -> manager().planRollback(1)));
            if (!how.isHealedByRepair()) {
                assertRefused(how, failureOf(() -> manager().repair()));
            }
        }
        assertThat(database.rows("SELECT * FROM schema_version")).isEqualTo(before);
    }

    private void goTheWayOut(Tampering how) {
        String action = finding(manager().validate().problems()).message();
        if (how.isHealedByRepair()) {
            assertThat(action).contains("MigrationManager.repair(\"2\")");
            manager().repair(Version.of("2"));
        } else {
            database.execute(typed(action)
                    .replace("<the right one>", "'2'")
                    .replace("<the number that its place asks for>", "2")
                    .replace("<the name of its file or class>", "'V2__b.sql'")
                    .replace("SET version = NULL", "SET type = 'SQL'"));
        }
    }

    private static String typed(String action) {
        return Stream.of("UPDATE ", "DELETE ", "INSERT ")
                .filter(action::contains)
                .map(word -> action.substring(action.indexOf(word), action.indexOf(';', action.indexOf(word))))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRowThatWasDeletedByWhoUndidItByHandIsSettledInTheLog() {
        database.execute("DELETE FROM schema_version WHERE version = '3'", "DROP TABLE t3");
        String action = finding(manager().validate().problems()).message();
        String undone = action.substring(action.lastIndexOf("INSERT "), action.lastIndexOf(';'));
        database.execute(undone);
        assertThat(manager().validate().problems()).isEmpty();
        assertThat(executed(manager().migrateToLatest())).containsExactly("3");
    }

    @Test
    void nothingIsSaidOfWhatIsWrittenHere() {
        database.execute("UPDATE schema_version SET checksum = NULL, raw_hash = NULL WHERE type = 'REPEATABLE'");
        assertThat(manager().validate().problems()).isEmpty();
        manager(Coded.sending("5", "CREATE TABLE t5 (id INT)")).migrateToLatest();
        assertThat(manager(Coded.sending("5", "CREATE TABLE t5 (id INT)"))
                        .validate()
                        .problems())
                .isEmpty();
        manager(Coded.sending("5", "CREATE TABLE t5 (id INT)")).rollbackToVersion("none");
        assertThat(manager().validate().problems()).isEmpty();
        assertThat(executed(manager().migrateToLatest())).contains("1", "2", "3");
        assertThat(manager().validate().problems()).isEmpty();
    }

    /** A table that lets in what ours doesn't. */
    @Test
    void columnsWithoutAValueAreNamed() {
        database.execute(
                "CREATE TABLE copy AS SELECT h.* FROM (SELECT 1 AS one) o LEFT JOIN schema_version h ON 1 = 1",
                "DROP TABLE schema_version");
        database.execute("ALTER TABLE copy RENAME TO schema_version");
        assertThat(manager().validate().problems()).isEmpty();
        for (String column :
                new String[] {"description", "applied_at", "type", "script", "installed_rank", "state", "direction"}) {
            database.execute("CREATE TABLE kept AS SELECT * FROM schema_version");
            database.execute("UPDATE schema_version SET " + column + " = NULL WHERE version = '2'");
            assertThat(finding(manager().validate().problems()).message())
                    .as(column)
                    .contains("has no " + column);
            assertThat(manager().status().summary()).as(column).isEqualTo(Summary.INVALID);
            assertThat(failureOf(() -> manager().migrateToLatest()).code())
                    .as(column)
                    .isEqualTo("HISTORY_ROW");
            manager().details("2");
            database.execute("DROP TABLE schema_version");
            database.execute("ALTER TABLE kept RENAME TO schema_version");
        }
        database.execute("UPDATE schema_version SET installed_rank = 1 WHERE version = '2'");
        assertThat(finding(manager().validate().problems()).message())
                .contains("another row has the same installed_rank");
    }

    @Test
    void theLogIsReadWhateverIsInIt() {
        database.execute(
                "UPDATE schema_version_log SET state = 'DONE', type = 'XML', direction = 'X', version = 'two' WHERE id = 2");
        if (database.kind() == Database.SQLITE) {
            database.execute("UPDATE schema_version_log SET applied_at = 'yesterday' WHERE id = 2");
        }
        assertThat(manager().history()).hasSize(4);
        assertThat(manager().history().get(1).error())
                .startsWith("this row of the log makes no sense: version two, type XML, state DONE, direction X,");
        manager().status();
        assertThat(manager().details("2")).isPresent();
    }
}
