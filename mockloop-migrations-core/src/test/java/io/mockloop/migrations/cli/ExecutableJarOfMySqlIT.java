package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.testkit.ExecutableJar.Outcome;
import io.mockloop.migrations.testkit.OwnClient;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What MySQL and MariaDB have in common. */
abstract class ExecutableJarOfMySqlIT extends ExecutableJarIT {

    ExecutableJarOfMySqlIT(TestDatabase server) {
        super(server);
    }

    @Override
    final String session() {
        return "SELECT LOWER(variable_name) AS name, variable_value AS value"
                + " FROM /*!80000 performance_schema */ /*M! information_schema */ .session_variables";
    }

    @Override
    Map<String, String> ofItsOwn() {
        Map<String, String> own = new TreeMap<>(Map.of("time_zone", "+00:00"));
        for (String each : List.of(
                "autocommit",
                "in_transaction",
                "gtid_executed",
                "pseudo_thread_id",
                "statement_id",
                "timestamp",
                "rand_seed1",
                "rand_seed2",
                "last_insert_id",
                "session_track_system_variables")) {
            own.put(each, ANY);
        }
        return own;
    }

    @Test
    void namesOfFunctionsAreFreeAndRowsAreCountedAsByTheOwnClient() throws IOException {
        String text = """
                CREATE TABLE count (id INT);
                CREATE TABLE k (position INT, KEY position (position));
                CREATE TABLE counted (n INT);
                CREATE PROCEDURE p() SELECT 1;
                INSERT INTO k VALUES (1);
                UPDATE k SET position = 1;
                INSERT INTO counted SELECT ROW_COUNT();
                CREATE TABLE mode_of AS SELECT sql_mode FROM information_schema.routines
                  WHERE routine_schema = DATABASE();
                """;
        write("V1__a.sql", text);
        Outcome outcome = jar.run("db", "migrate");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        List<String> ours = database.rows("SELECT n, sql_mode FROM counted, mode_of");
        database.execute("DROP TABLE `count`, k, counted, mode_of", "DROP PROCEDURE p");
        OwnClient.run(database, Files.writeString(folder.resolve("a.sql"), text), folder);
        assertThat(ours).isEqualTo(database.rows("SELECT n, sql_mode FROM counted, mode_of"));
    }

    @Test
    void showsWhatIsUnfinishedAndThenWhatWasSettledByHand() throws IOException {
        write("V1__a.sql", "CREATE TABLE a (id INT);\nINSERT INTO nowhere VALUES (1);\n");
        String failure = jar.run("db", "migrate").err();
        assertThat(failure).contains("V1__a.sql:2: Table ").doesNotContain("(conn=");
        assertThat(jar.run("db", "status").out())
                .containsPattern("\n1 +a +SQL +FAILED ")
                .doesNotContain("PENDING");
        Outcome repair = jar.run("db", "repair");
        assertThat(repair.exitCode()).isEqualTo(1);
        assertThat(repair.out())
                .contains(
                        "is no help here",
                        "was left half-done on ",
                        "statement 1 of 2 was the last one done (V1__a.sql:1)");

        database.execute(failure.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("UPDATE ") || line.startsWith("INSERT "))
                .toArray(String[]::new));
        assertThat(jar.run("db", "status").out())
                .contains("Status    UP_TO_DATE")
                .containsPattern("\n1 +a +SQL +APPLIED +\\d{4}-");
    }
}
