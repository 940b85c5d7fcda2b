package io.mockloop.migrations.autoconfigure.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.MigrationListener.Execution;
import io.mockloop.migrations.MigrationListener.StatementSent;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.autoconfigure.RecordingMigrationManager;
import io.mockloop.migrations.autoconfigure.activity.MigrationActivity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

class MigrationsEndpointTests extends EndpointSuite {

    @Test
    void showsHistoryAndPending() {
        withHttp(http -> assertThat(http.get().uri("/actuator/migrations"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"contexts": {"mock-server": {"migrationManagers": {"migrationManager": {
                          "status": "PENDING", "currentVersion": "2", "database": "SQLite 3.54.1",
                          "table": "schema_version",
                          "historySize": 2,
                          "history": [
                            {"rank": 1, "version": "1", "description": "Step 1", "type": "SQL",
                             "script": "db/migration/V1__step.sql", "direction": "UP", "state": "APPLIED",
                             "appliedAt": "2026-11-24T06:00:00Z", "appliedBy": "app", "executionTime": 12},
                            {"rank": 2, "version": "2", "description": "Step 2", "type": "SQL",
                             "script": "db/migration/V2__step.sql", "direction": "UP", "state": "APPLIED",
                             "appliedAt": "2026-11-24T06:00:00Z", "appliedBy": "app", "executionTime": 12}],
                          "pending": [
                            {"version": "5", "description": "Step 5", "type": "SQL",
                             "script": "db/migration/V5__step.sql", "dependencies": ["1"], "reversible": true,
                             "backupRequired": false}]}}}}}
                        """));
    }

    @Test
    void leavesOutWhatIsNotThere() {
        RecordingMigrationManager empty = RecordingMigrationManager.withPending();

        runner.withBean("emptyMigrationManager", MigrationManager.class, () -> empty)
                .run(context -> assertThat(
                                MockMvcTester.from((WebApplicationContext) context.getSourceApplicationContext())
                                        .get()
                                        .uri("/actuator/migrations"))
                        .bodyJson()
                        .extractingPath("$.contexts.mock-server.migrationManagers.emptyMigrationManager")
                        .asMap()
                        .containsOnlyKeys("status", "database", "table", "historySize", "history", "pending")
                        .containsEntry("status", "UP_TO_DATE"));
    }

    /** Such a mapper writes nulls, unless a value says otherwise. */
    @Test
    void leavesItOutWhereTheApplicationsOwnMapperWrites() {
        RecordingMigrationManager repeatable =
                RecordingMigrationManager.withPending().applied("1");
        repeatable.running(new MigrationStatus.Running(null, 0, 0, null, Instant.parse("2026-11-24T06:00:00Z"), null));

        runner.withPropertyValues("management.endpoints.jackson.isolated-json-mapper=false")
                .withBean("repeatableMigrationManager", MigrationManager.class, () -> repeatable)
                .run(context -> {
                    MockMvcTester http =
                            MockMvcTester.from((WebApplicationContext) context.getSourceApplicationContext());
                    assertThat(http.get().uri("/actuator/migrations"))
                            .hasStatusOk()
                            .bodyText()
                            .contains("{\"since\":\"2026-11-24T06:00:00Z\"}")
                            .doesNotContain("null");
                    assertThat(http.get().uri("/actuator/migrations/repeatableMigrationManager/1"))
                            .hasStatusOk()
                            .bodyText()
                            .contains("\"version\":\"1\"")
                            .doesNotContain("null");
                });
    }

    @Test
    void showsWhatAnotherProcessIsAt() {
        manager.finding(Summary.RUNNING, ValidationResult.ok())
                .running(
                        new MigrationStatus.Running(Version.of("5"), 3, 5, null, Instant.EPOCH, "a vacuum is at work"));

        withHttp(http -> assertThat(http.get().uri("/actuator/migrations"))
                .bodyJson()
                .extractingPath("$.contexts.mock-server.migrationManagers.migrationManager.running")
                .isEqualTo(Map.of(
                        "version", "5",
                        "statement", 3,
                        "of", 5,
                        "since", "1970-01-01T00:00:00Z",
                        "slowedBy", "a vacuum is at work")));
    }

    @Test
    void showsWhatSlowsTheRowsThatThisProcessIsAtInTheBackground() {
        manager.running(new MigrationStatus.Running(Version.of("5"), 1, 1, new RowCount(7, 9), Instant.EPOCH, null));
        runner.run(context -> {
            MigrationActivity activity = context.getBean(MigrationActivity.class);
            MockMvcTester http = MockMvcTester.from((WebApplicationContext) context.getSourceApplicationContext());
            Execution execution = RecordingMigrationManager.execution("5");
            activity.beforeMigration(execution);
            activity.onSlowdown(execution, "orders are waiting");
            assertThat(http.get().uri("/actuator/migrations"))
                    .bodyJson()
                    .extractingPath("$.contexts.mock-server.migrationManagers.migrationManager.running")
                    .asMap()
                    .containsEntry("rows", 7)
                    .containsEntry("slowedBy", "orders are waiting");
            assertThat(http.get().uri("/actuator/migrations/migrationManager/5"))
                    .bodyJson()
                    .extractingPath("$.running.slowedBy")
                    .isEqualTo("orders are waiting");
            activity.onSlowdown(execution, null);
            assertThat(http.get().uri("/actuator/migrations"))
                    .bodyText()
                    .contains("\"ofRows\":9")
                    .doesNotContain("slowedBy");
        });
    }

    @Test
    void showsWhatIsWrong() {
        manager.finding(
                Summary.INVALID,
                new ValidationResult(List.of(
                        new Problem("CHECKSUM", "1", "db/migration/V1__step.sql", "V1__step.sql has been changed"))));

        withHttp(http -> assertThat(http.get().uri("/actuator/migrations"))
                .bodyJson()
                .extractingPath("$.contexts.mock-server.migrationManagers.migrationManager.problems[0].code")
                .isEqualTo("CHECKSUM"));
    }

    @Test
    void answersFromMemoryWhileThisProcessMigrates() {
        runner.run(context -> {
            MockMvcTester http = http(context);
            Execution execution = RecordingMigrationManager.execution("5");
            MigrationActivity activity = context.getBean(MigrationActivity.class);
            activity.beforeRun(execution.run());
            activity.beforeMigration(execution);
            activity.beforeStatement(execution, new StatementSent(2, 9));

            assertThat(http.get().uri("/actuator/migrations"))
                    .bodyJson()
                    .extractingPath("$.contexts.mock-server.migrationManagers.migrationManager")
                    .asMap()
                    .containsOnlyKeys("status", "database", "running", "problems")
                    .containsEntry("status", "RUNNING")
                    .containsEntry(
                            "problems",
                            migrating("This process is migrating, and does not ask the database meanwhile: nothing is"
                                    + " known of it yet."));
            assertThat(http.get().uri("/actuator/migrations/migrationManager/5"))
                    .bodyJson()
                    .hasPathSatisfying("$.state", state -> state.assertThat().isEqualTo("RUNNING"))
                    .hasPathSatisfying(
                            "$.running.statement",
                            statement -> statement.assertThat().isEqualTo(2));
            assertThat(http.get().uri("/actuator/migrations/migrationManager/7"))
                    .hasStatus(503);
            assertThat(manager.calls()).isEmpty();
        });
    }

    @Test
    void answersFromMemoryWhileThisProcessWaitsForTheLock() {
        runner.run(context -> {
            context.getBean(MigrationActivity.class).began("migrationManager");

            assertThat(http(context).get().uri("/actuator/migrations"))
                    .bodyJson()
                    .extractingPath("$.contexts.mock-server.migrationManagers.migrationManager")
                    .isEqualTo(Map.of(
                            "status",
                            "RUNNING",
                            "problems",
                            migrating(
                                    "This process is about to migrate, or waits for another that does, and does not ask"
                                            + " the database meanwhile: nothing is known of it yet.")));
            assertThat(manager.calls()).isEmpty();
        });
    }

    @Test
    void tellsWhileThisProcessMigratesOfWhenItIsWhatItRemembers() {
        runner.run(context -> {
            MigrationActivity activity = context.getBean(MigrationActivity.class);
            activity.seen("migrationManager", manager.status());
            manager.calls().clear();
            activity.began("migrationManager");

            assertThat(http(context).get().uri("/actuator/migrations"))
                    .bodyJson()
                    .hasPathSatisfying(
                            "$.contexts.mock-server.migrationManagers.migrationManager.history.length()",
                            entries -> entries.assertThat().isEqualTo(2))
                    .extractingPath("$.contexts.mock-server.migrationManagers.migrationManager.problems[0].message")
                    .asString()
                    .matches("This process is about .* meanwhile: this was known at 20\\S+Z\\.");
            assertThat(manager.calls()).isEmpty();
        });
    }

    @Test
    void showsOneAppliedMigrationByVersion() {
        withHttp(http -> assertThat(http.get().uri("/actuator/migrations/migrationManager/002.0"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"version": "2", "description": "Step 2", "type": "SQL",
                         "script": "db/migration/V2__step.sql", "state": "APPLIED", "pending": false,
                         "history": [
                            {"rank": 2, "version": "2", "description": "Step 2", "type": "SQL",
                             "script": "db/migration/V2__step.sql", "direction": "UP", "state": "APPLIED",
                             "appliedAt": "2026-11-24T06:00:00Z", "appliedBy": "app", "executionTime": 12}]}
                        """));
    }

    @Test
    void showsOnePendingMigrationByScript() {
        withHttp(http -> assertThat(http.get().uri("/actuator/migrations/migrationManager/db/migration/V5__step.sql"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"version": "5", "description": "Step 5", "type": "SQL",
                         "script": "db/migration/V5__step.sql", "pending": true, "dependencies": ["1"],
                         "reversible": true, "backupRequired": false, "history": []}
                        """));
    }

    @Test
    void showsAPendingRepeatableMigrationWithoutVersion() {
        manager.withRepeatable("totals");

        withHttp(http -> assertThat(http.get().uri("/actuator/migrations/migrationManager/R__totals.sql"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"description": "totals", "type": "REPEATABLE", "script": "R__totals.sql", "pending": true,
                         "dependencies": [], "reversible": false, "backupRequired": false, "history": []}
                        """));
    }

    @Test
    void showsTheErrorOfAFailedMigrationAndThatItIsPendingAgain() {
        manager.logged(new HistoryEntry(
                3,
                Version.of("5"),
                "Step 5",
                MigrationType.SQL,
                "db/migration/V5__step.sql",
                Direction.UP,
                MigrationState.FAILED,
                Instant.parse("2026-11-24T06:00:00Z"),
                "app",
                null,
                "SQLState 42P01, statement 2, db/migration/V5__step.sql:7"));

        withHttp(http -> assertThat(http.get().uri("/actuator/migrations/migrationManager/5"))
                .bodyJson()
                .hasPathSatisfying("$.state", state -> state.assertThat().isEqualTo("FAILED"))
                .hasPathSatisfying("$.pending", pending -> pending.assertThat().isEqualTo(true))
                .hasPathSatisfying(
                        "$.history[0].error",
                        error -> error.assertThat()
                                .isEqualTo("SQLState 42P01, statement 2, db/migration/V5__step.sql:7")));
    }

    @Test
    void doesNotKnowOtherMigrationsAndManagers() {
        withHttp(http -> {
            for (String path : List.of(
                    "migrationManager/7",
                    "migrationManager/x.sql",
                    "otherManager/1",
                    "dataSource/1",
                    "migrationManager")) {
                assertThat(http.get().uri("/actuator/migrations/" + path))
                        .as(path)
                        .hasStatus(404);
            }
        });
    }

    @Test
    void showsAParentContextThatHasNoManagers() {
        try (AnnotationConfigApplicationContext parent = new AnnotationConfigApplicationContext()) {
            parent.setId("bootstrap");
            parent.refresh();
            runner.withParent(parent)
                    .run(context -> assertThat(context.getBean(MigrationsEndpoint.class)
                                    .migrations()
                                    .contexts())
                            .containsOnlyKeys("mock-server", "bootstrap"));
        }
    }

    private static List<Map<String, String>> migrating(String message) {
        return List.of(Map.of("code", "MIGRATING", "message", message));
    }
}
