package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.testkit.ExecutableJar.Outcome;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** On MySQL and MariaDB. */
@Slow
@OnEachDatabase(that = That.IS_OF_MYSQL)
class ExecutableJarOfMySqlIT extends ExecutableJarOnDatabase {

    ExecutableJarOfMySqlIT(TestDatabase server) {
        super(server);
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
        database.traits().run(database.access(), Files.writeString(folder.resolve("a.sql"), text), folder);
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

        assertThat(jar.run("db", "recover", "--complete", "--by-hand", "--yes").exitCode())
                .isZero();
        assertThat(jar.run("db", "status").out())
                .contains("Status    UP_TO_DATE")
                .containsPattern("\n1 +a +SQL +APPLIED +\\d{4}-");
    }

    @Test
    void aSessionOfConnectorJIsAsTheOwnClientMakesIt() throws IOException, URISyntaxException {
        assumeTrue(database.kind() == Database.MYSQL, "Connector/J is MySQL's driver");
        Path driver = Path.of(com.mysql.cj.jdbc.Driver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Map<String, String> own = new TreeMap<>(database.traits().sessionOfTheJar());
        own.put("character_set_results", "");
        assertSession(own, "--classpath", driver.toString());
    }
}
