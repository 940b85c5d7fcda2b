package io.mockloop.migrations.engine.contract.run;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.mockloop.migrations.Direction;
import io.mockloop.migrations.LogCategory;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.testkit.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is logged of each migration: one line for people, and fields for machines. */
class MigrationLogTests extends ContractTests {

    private static final String UP = "CREATE TABLE a (id INT);\nINSERT INTO a VALUES (1);\n";

    MigrationLogTests() {
        super(TestDatabase.sqlite());
    }

    @Test
    void aLineNamesDescriptionAndTime() {
        folder.with("V3__Add_webhook_support.sql", UP);
        folder.with("U3__Add_webhook_support.sql", "DROP TABLE a;\n");
        folder.with("R__totals.sql", "CREATE VIEW totals AS SELECT 1;\n");
        MigrationManager manager = manager();

        assertThat(logged(manager::migrateToLatest))
                .extracting(ILoggingEvent::getFormattedMessage)
                .satisfiesExactly(
                        line -> assertThat(line).matches("Migration 3 completed: Add webhook support \\(\\d+ ms\\)"),
                        line -> assertThat(line)
                                .matches("Migration \\S*R__totals.sql completed: totals \\(\\d+ ms\\)"));
        assertThat(logged(() -> manager.rollbackMigration(Version.of("3"))))
                .extracting(ILoggingEvent::getFormattedMessage)
                .satisfiesExactly(
                        line -> assertThat(line).matches("Migration 3 undone: Add webhook support \\(\\d+ ms\\)"));
    }

    @Test
    void aLineOfAFailureNamesItsPlaceToo() {
        folder.with("V3__Add_webhook_support.sql", UP + "\nINSERT INTO b VALUES (1);\n");

        assertThat(logged(() -> failureOf(manager()::migrateToLatest)))
                .extracting(ILoggingEvent::getFormattedMessage)
                .satisfiesExactly(line -> assertThat(line)
                        .matches("Migration 3 failed at statement 3 of 3, \\S*V3__Add_webhook_support.sql:4:"
                                + " Add webhook support \\(\\d+ ms\\): .*no such table: b.*"));
    }

    /** All frames are the driver's and ours; what follows in an application is the analysis. */
    @Test
    void aFailedStatementHasNoStackTraceButAtDebug() {
        folder.with("V1__two_lines.sql", "SELECT 1\n FROM b;\n");
        Logger logger = (Logger) LoggerFactory.getLogger(LogCategory.FAILURE.logger());
        Level before = logger.getLevel();
        logger.setLevel(Level.DEBUG);
        try (Logged logged = new Logged(logger.getName())) {
            failureOf(manager()::migrateToLatest);

            assertThat(logged.events())
                    .satisfiesExactly(
                            error -> {
                                assertThat(error.getLevel()).isEqualTo(Level.ERROR);
                                assertThat(error.getThrowableProxy()).isNull();
                                assertThat(error.getFormattedMessage())
                                        .contains("no such table: b")
                                        .hasLineCount(1);
                            },
                            debug -> {
                                assertThat(debug.getLevel()).isEqualTo(Level.DEBUG);
                                assertThat(debug.getThrowableProxy().getStackTraceElementProxyArray())
                                        .isNotEmpty();
                            });
        } finally {
            logger.setLevel(before);
        }
    }

    @Test
    void aFailureInJavaKeepsItsStackTrace() {
        MigrationManager manager = manager(new Coded("1", db -> db.execute("INSERT INTO b VALUES (1)")));

        assertThat(logged(() -> failureOf(manager::migrateToLatest)))
                .satisfiesExactly(event -> assertThat(event.getThrowableProxy().getStackTraceElementProxyArray())
                        .anySatisfy(
                                frame -> assertThat(frame.getStackTraceElement().getClassName())
                                        .isEqualTo(MigrationLogTests.class.getName())));
    }

    @Test
    void timesAreNumbersAndMoments() {
        folder.with("V3__Add_webhook_support.sql", UP);
        folder.with("V4__no_table.sql", "INSERT INTO b VALUES (1);\n");

        List<ILoggingEvent> events = logged(() -> failureOf(manager()::migrateToLatest));

        assertThat(events)
                .extracting(MigrationLogTests::fields)
                .satisfiesExactly(
                        fields -> assertFields(fields, "3", "Add webhook support", true),
                        fields -> assertFields(fields, "4", "no table", false));
    }

    private static void assertFields(Map<String, Object> fields, String version, String description, boolean success) {
        assertThat(fields)
                .containsOnlyKeys("version", "description", "direction", "start", "end", "durationMs", "success")
                .containsEntry("version", version)
                .containsEntry("description", description)
                .containsEntry("direction", Direction.UP)
                .containsEntry("success", success);
        assertThat(fields.get("durationMs")).isInstanceOf(Long.class);
        assertThat((Instant) fields.get("start")).isBeforeOrEqualTo((Instant) fields.get("end"));
    }

    private static Map<String, Object> fields(ILoggingEvent event) {
        return event.getKeyValuePairs().stream().collect(Collectors.toMap(pair -> pair.key, pair -> pair.value));
    }

    private static List<ILoggingEvent> logged(Runnable run) {
        try (Logged logged = new Logged("io.mockloop.migrations")) {
            run.run();
            return logged.events().stream()
                    .filter(event -> event.getKeyValuePairs() != null)
                    .toList();
        }
    }
}
