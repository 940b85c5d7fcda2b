package io.mockloop.migrations.engine.contract.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.RecoveryState;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.SqlTypeValue;

/** A Java migration that was left half-done: what it sends is compared with what it sent. */
@OnEachDatabase
class RecoverCodeTests extends ContractTests {

    private static final Version TWO = Version.of("2");

    RecoverCodeTests(TestDatabase server) {
        super(server);
    }

    private List<String> tables() {
        return database.catalog("schema_version", "schema_version_log").stream()
                .filter(line -> line.matches("column [abcd] .*"))
                .map(line -> line.substring("column ".length(), "column a".length()))
                .distinct()
                .sorted()
                .toList();
    }

    /** Fails at its third statement until told otherwise. */
    @MigrationInfo(version = "2", description = "Second", transactional = false)
    static final class Coded implements Migration {

        boolean fails = true;
        boolean ends = false;
        String first = "CREATE TABLE b (id INT)";
        Object value = 7;

        @Override
        public void up(DatabaseConnection db) {
            db.execute(first);
            if (ends) {
                return;
            }
            db.execute("INSERT INTO b VALUES (?)", value);
            if (fails) {
                db.execute("INSERT INTO missing VALUES (1)");
            }
            db.execute("CREATE TABLE c (id INT)");
        }

        @Override
        public void down(DatabaseConnection db) {
            db.execute("DROP TABLE c");
            db.execute("DROP TABLE b");
        }
    }

    private Coded codeThatFails() {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);\n");
        Coded code = new Coded();
        failureOf(() -> manager(code).migrateToLatest());
        assertThat(manager(code).state(TWO)).isEqualTo(RecoveryState.FAILED);
        code.fails = false;
        return code;
    }

    @Test
    void codeIsRunAgainWithoutTheStatementsThatAreDone() {
        Coded code = codeThatFails();
        assertThat(executed(manager(code).recover(TWO, RecoveryKind.COMPLETE))).containsExactly("2");
        assertThat(tables()).containsExactly("a", "b", "c");
        assertThat(database.rows("SELECT id FROM b")).containsExactly("7");
    }

    @Test
    void codeThatSaysSomethingElseIsStopped() {
        Coded code = codeThatFails();
        code.first = "CREATE TABLE x (id INT)";
        MigrationException refusal = failureOf(() -> manager(code).recover(TWO, RecoveryKind.COMPLETE));
        assertThat(refusal.code()).isEqualTo("RECOVERY_CHANGED");
        assertThat(refusal)
                .hasMessageContaining(
                        "its statement 1 isn't the one that was run, and is now: CREATE TABLE x (id INT).");
        assertThat(tables()).containsExactly("a", "b");
        code.first = "CREATE TABLE b (id INT)";
        assertThat(executed(manager(code).recover(TWO, RecoveryKind.COMPLETE))).containsExactly("2");
    }

    @Test
    void codeThatEndsBeforeWhatIsDoneIsStopped() {
        Coded code = codeThatFails();
        code.ends = true;
        assertThat(failureOf(() -> manager(code).recover(TWO, RecoveryKind.COMPLETE)))
                .hasMessageContaining("cannot be completed: it ends now before its statement 2, which is done.");
        assertThat(manager(code).state(TWO)).isEqualTo(RecoveryState.FAILED);
        code.ends = false;
        assertThat(executed(manager(code).recover(TWO, RecoveryKind.COMPLETE))).containsExactly("2");
        assertThat(tables()).containsExactly("a", "b", "c");
    }

    @Test
    void codeIsTakenBack() {
        Coded code = codeThatFails();
        assertThat(executed(manager(code).recover(TWO))).containsExactly("2");
        assertThat(tables()).containsExactly("a");
        assertThat(executed(manager(code).migrateToLatest())).containsExactly("2");
        assertThat(Optional.of(manager(code).state(TWO))).contains(RecoveryState.NONE);
        assertThat(manager(code).status().applied())
                .extracting(each -> each.state())
                .containsOnly(MigrationState.APPLIED);
    }

    @Test
    void aValueThatIsAnotherOneStopsIt() {
        Coded code = codeThatFails();
        code.value = 8;
        MigrationException refusal = failureOf(() -> manager(code).recover(TWO, RecoveryKind.COMPLETE));
        assertThat(refusal.code()).isEqualTo("RECOVERY_CHANGED");
        assertThat(refusal)
                .hasMessageContaining("its statement 2 has other values bound to it now than when it was run: INSERT"
                        + " INTO b VALUES (?).")
                .hasMessageContaining("(--by-hand)");
        assertThat(manager(code).state(TWO)).isEqualTo(RecoveryState.FAILED);
        assertThat(tables()).containsExactly("a", "b");
        code.value = 7L;
        assertThat(executed(manager(code).recover(TWO, RecoveryKind.COMPLETE))).containsExactly("2");
        assertThat(database.rows("SELECT id FROM b")).containsExactly("7");
    }

    @Test
    void ofARowOfAnOlderBuildTheStatementsAloneAreCompared() {
        Coded code = codeThatFails();
        String hash = database.rows("SELECT statement_hash FROM schema_version WHERE version = '2'")
                .get(0);
        assertThat(hash).contains(" ~1:", " 2+", " 3+", " ~1+");
        database.execute("UPDATE schema_version SET statement_hash = '%s' WHERE version = '2'"
                .formatted(hash.substring(0, hash.indexOf(" ~"))));
        code.value = 8;
        assertThat(executed(manager(code).recover(TWO, RecoveryKind.COMPLETE))).containsExactly("2");
        assertThat(database.rows("SELECT id FROM b")).containsExactly("7");
    }

    /** Sends rows in a batch, and a text as a stream. */
    @MigrationInfo(version = "2", description = "Second", transactional = false)
    static final class Rows implements Migration {

        boolean fails = true;
        int last = 3;
        String streamed = "x";

        @Override
        public void up(DatabaseConnection db) {
            db.execute("CREATE TABLE b (id INT, name VARCHAR(10))");
            SqlTypeValue stream = (statement, index, type, name) ->
                    statement.setCharacterStream(index, new StringReader(streamed), streamed.length());
            db.execute("INSERT INTO b VALUES (1, ?)", stream);
            db.batchUpdate("INSERT INTO b VALUES (?, ?)", List.of(new Object[] {2, null}, new Object[] {last, "y"}));
            if (fails) {
                db.execute("INSERT INTO missing VALUES (1)");
            }
        }

        @Override
        public void down(DatabaseConnection db) {
            db.execute("DROP TABLE b");
        }
    }

    @Test
    void eachRowOfABatchIsCompared() {
        Rows code = new Rows();
        failureOf(() -> manager(code).migrateToLatest());
        code.fails = false;
        code.last = 4;
        assertThat(failureOf(() -> manager(code).recover(TWO, RecoveryKind.COMPLETE)))
                .hasMessageContaining("its statement 3 has other values bound to it");
        code.last = 3;
        assertThat(executed(manager(code).recover(TWO, RecoveryKind.COMPLETE))).containsExactly("2");
        assertThat(database.rows("SELECT id FROM b ORDER BY id")).containsExactly("1", "2", "3");
    }

    @Test
    void ofAStreamItIsSaidThatItIsNotCompared() {
        Rows code = new Rows();
        failureOf(() -> manager(code).migrateToLatest());
        code.fails = false;
        code.streamed = "z";
        try (Logged logged = new Logged("io.mockloop.migrations")) {
            assertThat(executed(manager(code).recover(TWO, RecoveryKind.COMPLETE)))
                    .containsExactly("2");
            assertThat(logged.messages("WARN"))
                    .containsOnlyOnce(
                            "Migration 2 (%s): statement 2 was done before, and is passed over. Values that are"
                                            .formatted(Rows.class.getName())
                                    + " bound to it cannot be compared with those that were, as those of streams: INSERT INTO"
                                    + " b VALUES (1, ?)");
        }
        assertThat(database.rows("SELECT name FROM b WHERE id = 1")).containsExactly("x");
    }
}
