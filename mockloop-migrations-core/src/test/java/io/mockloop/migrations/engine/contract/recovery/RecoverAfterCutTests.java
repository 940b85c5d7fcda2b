package io.mockloop.migrations.engine.contract.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.RecoveryPlan;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Meter;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The connection dies at each round trip of a migration of twenty statements in turn, of which the request or the
 * answer is lost. What is left half-done is completed, or taken back, and then all is as if nothing had happened.
 */
@Slow
@OnEachDatabase(that = That.IS_A_SERVER)
class RecoverAfterCutTests extends ContractTests {

    private static final int STATEMENTS = 20;
    private static final int MORE_THAN_ANY_RUN_NEEDS = 200;
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final Version TWO = Version.of("2");
    private static final Pattern NUMBER = Pattern.compile("statement (\\d+) ");

    RecoverAfterCutTests(TestDatabase server) {
        super(server);
    }

    /** Tables and rows by turns: the statement with an odd number makes a table of its number. */
    @BeforeEach
    void twentyStatements() {
        String up = IntStream.rangeClosed(1, STATEMENTS)
                .mapToObj(number -> number % 2 == 1
                        ? "CREATE TABLE t%d (id INT);\n".formatted(number)
                        : "INSERT INTO done VALUES (%d);\n".formatted(number))
                .collect(Collectors.joining());
        String down = IntStream.rangeClosed(1, STATEMENTS)
                .map(number -> STATEMENTS + 1 - number)
                .mapToObj(number -> number % 2 == 1
                        ? "DROP TABLE t%d;\n".formatted(number)
                        : "DELETE FROM done WHERE n = %d;\n".formatted(number))
                .collect(Collectors.joining());
        // without it rows are never in doubt on the others
        String directive = undoesSchemaChanges() ? "-- transaction: false\n" : "";
        folder.with("V1__done.sql", "CREATE TABLE done (n INT);\n")
                .with("V2__twenty.sql", directive + up)
                .with("U2__twenty.sql", directive + down);
        manager().migrateToVersion("1");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsLeftOfAnUpIsRecovered(RecoveryKind kind) throws SQLException {
        int left = 0;
        boolean dies = true;
        for (int at = 1; dies; at++) {
            assertThat(at).isLessThan(MORE_THAN_ANY_RUN_NEEDS);
            // what the one loses as a request, the other does as an answer
            dies = runDyingAt(at, at % 2 == (kind == RecoveryKind.COMPLETE ? 0 : 1));
            awaitEndOfSession();
            String what = "round trip %d".formatted(at);
            if (manager().planRecovery().isPresent()) {
                left++;
                recover(kind, what);
                assertThat(applied())
                        .as(what)
                        .isEqualTo(kind == RecoveryKind.COMPLETE ? List.of("1", "2") : List.of("1"));
                assertAll(kind == RecoveryKind.COMPLETE, what);
            }
            manager().migrateToLatest();
            assertAll(true, what);
            manager().rollbackMigration(TWO);
            assertAll(false, what);
        }
        assertThat(left).as("how often something was left").isGreaterThanOrEqualTo(STATEMENTS / 2);
    }

    private MigrationManager manager(DataSource dataSource) {
        return MigrationManagerBuilder.forDataSource(dataSource)
                .locations(folder.location())
                .build();
    }

    private boolean runDyingAt(int at, boolean answerIsLost) throws SQLException {
        try (Meter meter = Meter.on(database, true)) {
            meter.reset();
            meter.dieAt(at, answerIsLost);
            manager(meter.dataSource()).migrateToLatest();
            return false;
        } catch (MigrationException e) {
            return true;
        }
    }

    /** The server may be at the last statement still, or at nothing but the end of the session. */
    private void awaitEndOfSession() {
        Await.until(
                LONG,
                "nobody is at the migration",
                () -> manager().planRecovery().isPresent()
                        || database.rows("SELECT version FROM schema_version WHERE state = 'RUNNING'")
                                .isEmpty());
    }

    private void recover(RecoveryKind kind, String what) {
        RecoveryPlan plan = manager().planRecovery(kind).orElseThrow();
        String inDoubt = plan.inDoubt();
        if (inDoubt != null) {
            assertThat(undoesSchemaChanges()).as("%s: %s", what, inDoubt).isTrue();
            plan = manager().planRecovery(kind, isDone(inDoubt)).orElseThrow();
        }
        assertThat(executed(manager().recover(plan))).as(what).containsExactly("2");
    }

    /** What a person would see who looks. */
    private boolean isDone(String inDoubt) {
        Matcher statement = NUMBER.matcher(inDoubt);
        assertThat(statement.lookingAt()).as(inDoubt).isTrue();
        int number = Integer.parseInt(statement.group(1));
        return number % 2 == 1 ? tables().contains(number) : rows().contains(number);
    }

    private void assertAll(boolean there, String what) {
        List<Integer> odd = IntStream.rangeClosed(1, STATEMENTS)
                .filter(n -> n % 2 == 1)
                .boxed()
                .toList();
        List<Integer> even = IntStream.rangeClosed(1, STATEMENTS)
                .filter(n -> n % 2 == 0)
                .boxed()
                .toList();
        assertThat(tables()).as(what).isEqualTo(there ? odd : List.of());
        assertThat(rows()).as(what).isEqualTo(there ? even : List.of());
    }

    private List<Integer> tables() {
        return database.catalog("schema_version", "schema_version_log").stream()
                .filter(line -> line.matches("table t\\d+ .*|table t\\d+"))
                .map(line -> Integer.valueOf(line.replaceFirst("table t(\\d+).*", "$1")))
                .sorted()
                .toList();
    }

    private List<Integer> rows() {
        return database.rows("SELECT n FROM done ORDER BY n").stream()
                .map(Integer::valueOf)
                .toList();
    }
}
