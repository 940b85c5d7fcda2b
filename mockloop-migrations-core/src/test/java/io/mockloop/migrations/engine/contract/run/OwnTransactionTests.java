package io.mockloop.migrations.engine.contract.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.engine.contract.Meter;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

/**
 * Files that begin and end transactions of their own, other than one around everything. Whatever fails, and wherever
 * the connection dies: the statements up to the one that the history names are done, and no others.
 */
@OnEachDatabase
class OwnTransactionTests extends ContractTests {

    /** Each of those with an effect leaves its number. */
    private static final List<String> STATEMENTS = List.of(
            "INSERT INTO done VALUES (1)",
            "BEGIN",
            "INSERT INTO done VALUES (3)",
            "CREATE TABLE t4 (id INT)",
            "INSERT INTO done VALUES (5)",
            "COMMIT",
            "INSERT INTO done VALUES (7)",
            "COMMIT",
            "BEGIN",
            "INSERT INTO done VALUES (10)",
            "COMMIT");

    private static final List<Integer> EFFECTS = List.of(1, 3, 4, 5, 7, 10);
    /** Outside of the file's transactions, where auto-commit is on. */
    private static final List<Integer> ALONE = List.of(1, 7);

    private final TestDatabase server;

    OwnTransactionTests(TestDatabase server) {
        super(server);
        this.server = server;
    }

    private static String file(List<String> statements) {
        return String.join(";\n", statements) + ";\n";
    }

    private void addFiles(List<String> statements) {
        folder.with("V1__done.sql", "CREATE TABLE done (n INT);").with("V2__own.sql", file(statements));
    }

    private static List<String> failingAt(int number) {
        List<String> statements = new ArrayList<>(STATEMENTS);
        statements.set(number - 1, "INSERT INTO nowhere VALUES (" + number + ")");
        return statements;
    }

    private MigrationManager manager(DataSource dataSource) {
        return MigrationManagerBuilder.forDataSource(dataSource)
                .locations(folder.location())
                .build();
    }

    private static List<Integer> effects(FreshDatabase of) {
        TreeSet<Integer> numbers = new TreeSet<>();
        of.rows("SELECT n FROM done ORDER BY n")
                .forEach(n -> assertThat(numbers.add(Integer.valueOf(n))).isTrue());
        if (isThere(of, "t4")) {
            numbers.add(4);
        }
        return List.copyOf(numbers);
    }

    /** A look at the whole catalog takes longer than all else here. */
    private static boolean isThere(FreshDatabase of, String table) {
        try {
            return of.rows("SELECT 1 FROM " + table).isEmpty();
        } catch (DataAccessException e) {
            return false;
        }
    }

    private static List<Integer> effectsUpTo(int done) {
        return EFFECTS.stream().filter(each -> each <= done).toList();
    }

    private static List<String> unfinished(FreshDatabase of) {
        return of.rows("SELECT state, statement_done, statement_sent FROM schema_version WHERE version = '2'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO done VALUES (1);\nINSERT INTO done VALUES (2);\nCOMMIT;|3",
                "BEGIN;\nINSERT INTO done VALUES (1);\nCOMMIT;\nBEGIN;\nINSERT INTO done VALUES (2);\nCOMMIT;\n|4",
                "INSERT INTO done VALUES (1);\nCOMMIT;\nINSERT INTO done VALUES (2);|2"
            })
    void runsAndIsNamedOnce(String textAndLine) {
        int bar = textAndLine.indexOf('|');
        folder.with("V1__done.sql", "CREATE TABLE done (n INT);").with("V2__own.sql", textAndLine.substring(0, bar));
        try (Logged logged = new Logged("io.mockloop.migrations")) {
            assertThat(executed(manager().migrateToLatest())).containsExactly("1", "2");
            assertThat(logged.messages("WARN"))
                    .singleElement()
                    .asString()
                    .startsWith("V2__own.sql:" + textAndLine.substring(bar + 1) + ": ")
                    .contains("-- transaction: false");
        }
        assertThat(database.rows("SELECT n FROM done ORDER BY n")).containsExactly("1", "2");
        assertThat(manager().status().summary()).isEqualTo(Summary.UP_TO_DATE);
        assertThat(manager().migrateToLatest().executed()).isEmpty();
    }

    @Test
    void whateverFailsTheHistorySaysWhatIsDone() {
        for (int number : EFFECTS) {
            try (FreshDatabase fresh = server.newDatabase()) {
                addFiles(failingAt(number));
                MigrationManager manager = manager(fresh.dataSource());
                MigrationException failure = failureOf(manager::migrateToLatest);
                assertThat(failure).as("statement %d", number).hasMessageContaining("V2__own.sql:" + number);
                List<String> row = unfinished(fresh);
                int done = row.isEmpty() ? 0 : Integer.parseInt(row.get(0).split("\\|", -1)[1]);
                assertThat(effects(fresh)).as("%d: %s", number, row).isEqualTo(effectsUpTo(done));
                if (!row.isEmpty()) {
                    assertThat(row).containsExactly("FAILED|" + done + "|" + number);
                    fresh.execute("DELETE FROM done", "DROP TABLE IF EXISTS t4");
                    manager.noteRecovered(null, RecoveryKind.ROLLBACK);
                }
                addFiles(STATEMENTS);
                assertThat(executed(manager.migrateToLatest())).containsExactly("2");
                assertThat(effects(fresh)).isEqualTo(EFFECTS);
            }
        }
    }

    @Test
    void aFailureInTheFirstTransactionLeavesNothing() {
        folder.with("V1__done.sql", "CREATE TABLE done (n INT);")
                .with(
                        "V2__own.sql",
                        "BEGIN;\nINSERT INTO done VALUES (1);\nINSERT INTO nowhere VALUES (2);\nCOMMIT;\nINSERT INTO done"
                                + " VALUES (3);\nCOMMIT;\n");
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure).hasMessageContaining("Nothing of it is left.");
        assertThat(unfinished(database)).isEmpty();
        assertThat(effects(database)).isEmpty();
        folder.with("V2__own.sql", "INSERT INTO done VALUES (1);\nCOMMIT;\n");
        assertThat(executed(manager().migrateToLatest())).containsExactly("2");
    }

    @Slow
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whereverTheConnectionDiesTheHistorySaysWhatIsDone(boolean answerLost) throws SQLException {
        addFiles(STATEMENTS);
        boolean dies = true;
        for (int at = 1; dies; at++) {
            assertThat(at).isLessThan(200);
            try (FreshDatabase fresh = server.newDatabase()) {
                folder.without("V2__own.sql");
                manager(fresh.dataSource()).migrateToLatest();
                addFiles(STATEMENTS);
                MigrationException first = runDyingAt(at, answerLost, fresh);
                dies = first != null;
                checkNextStart(fresh, "round trip %d, first failure: %s".formatted(at, first));
            }
        }
    }

    private @Nullable MigrationException runDyingAt(int at, boolean answerLost, FreshDatabase fresh)
            throws SQLException {
        try (Meter meter = Meter.on(fresh, true)) {
            meter.reset();
            meter.dieAt(at, answerLost);
            manager(meter.dataSource()).migrateToLatest();
            return null;
        } catch (MigrationException e) {
            return e;
        }
    }

    private void checkNextStart(FreshDatabase fresh, String what) {
        try {
            manager(fresh.dataSource()).migrateToLatest();
            assertThat(effects(fresh)).as(what).isEqualTo(EFFECTS);
            assertThat(unfinished(fresh)).as(what).containsExactly("APPLIED|null|null");
        } catch (MigrationException stop) {
            assertThat(stop.code()).as("%s, then: %s", what, stop).isEqualTo("UNFINISHED_MIGRATION");
            String[] row = unfinished(fresh).get(0).split("\\|", -1);
            int done = Integer.parseInt(row[1]);
            int sent = row[0].equals("FAILED") && !ALONE.contains(Integer.parseInt(row[2]))
                    ? done
                    : Integer.parseInt(row[2]);
            List<List<Integer>> possible = IntStream.rangeClosed(done, sent)
                    .mapToObj(OwnTransactionTests::effectsUpTo)
                    .toList();
            assertThat(possible).as("%s, then: %s", what, stop).contains(effects(fresh));
            assertThat(row[0].equals("FAILED") || sent == done || (undoesSchemaChanges() && ALONE.contains(sent)))
                    .as("%s, %d of %d in doubt", what, sent, done)
                    .isTrue();
        }
    }

    @Test
    void anUndoMayHaveThemToo() {
        folder.with("V1__done.sql", "CREATE TABLE done (n INT);\nINSERT INTO done VALUES (0);")
                .with("V2__own.sql", "INSERT INTO done VALUES (1);\nCOMMIT;\n")
                .with(
                        "U2__own.sql",
                        "BEGIN;\nDELETE FROM done WHERE n = 1;\nCOMMIT;\nBEGIN;\nDELETE FROM nowhere;\nCOMMIT;\n");
        manager().migrateToLatest();
        MigrationException failure = failureOf(() -> manager().rollbackToVersion(version("1")));
        assertThat(failure).hasMessageContaining("U2__own.sql:5");
        assertThat(database.rows("SELECT n FROM done")).containsExactly("0");
        assertThat(unfinished(database)).containsExactly("FAILED|" + (undoesSchemaChanges() ? "3" : "4") + "|5");
        manager().noteRecovered(null, RecoveryKind.ROLLBACK);
        folder.with("U2__own.sql", "BEGIN;\nDELETE FROM done WHERE n = 1;\nCOMMIT;\nCOMMIT;\n");
        manager().rollbackToVersion(version("1"));
        assertThat(unfinished(database)).isEmpty();
    }

    private static Version version(String text) {
        return Version.of(text);
    }
}
