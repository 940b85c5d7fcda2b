package io.mockloop.samples.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Here, too, is shown what no database has a part in. */
class ExecutableJarReleasesSqliteIT extends ExecutableJarReleasesIT {

    ExecutableJarReleasesSqliteIT() {
        super(TestDatabase.sqlite());
    }

    @Slow
    @Test
    void theOlderReleaseStartsAndLeavesTheDatabaseAheadWithoutBeingTold() {
        List<String> ahead = database.catalog();
        try (RunningMockServer app = older.serve()) {
            JsonNode manager = manager(app);
            assertThat(manager.get("status").asString()).isEqualTo("AHEAD");
            assertThat(manager.get("currentVersion").asString()).isEqualTo("6");
            assertThat(app.json("/api/servers")).hasSize(2);
        }
        assertThat(database.catalog()).isEqualTo(ahead);
    }

    @Slow
    @Test
    void isRefusedWithoutTheVersionThatTheDatabaseIsAt() {
        assertThat(refusal(ROLLBACK))
                .contains("The database is at version 6, ahead of the code, whose highest version is 4")
                .contains("They are undone only where rollback-from says which version that is; it is not set.")
                .contains("set mockloop.migrations.rollback-from=6");
        assertThat(refusal(ROLLBACK, "--mockloop.migrations.rollback-from=5"))
                .contains("The database is at version 6, ahead of the code, whose highest version is 4")
                .contains("They are not undone, since rollback-from says 5.")
                .contains("set mockloop.migrations.rollback-from=6");
    }

    @Slow
    @Test
    void oneChangedByteOfAStoredUndoStopsItBeforeAnythingIsUndone() {
        database.execute(changed("a.name <", "b.name <"));
        try {
            assertThat(refusal(ROLLBACK, FROM_6)).contains("stored", "migration_5_add_labels");
        } finally {
            database.execute(changed("b.name <", "a.name <"));
        }
    }

    private static String changed(String from, String to) {
        return "UPDATE schema_version SET down_sql = REPLACE(down_sql, '%s', '%s') WHERE version = '5'"
                .formatted(from, to);
    }

    @Slow
    @Test
    void theOlderReleaseUndoesItOnTheCommandLine() {
        assertThat(succeed(older.run(BACK_TO_4))).contains("2 migrations undone. The database is at version 4.");
        assertBackAtFour();
    }
}
