package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.cli.CommandFolder.Outcome;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mockloop db validate-schema} says. */
class ValidateSchemaCommandTests {

    @TempDir
    private Path path;

    private CommandFolder folder = new CommandFolder(Path.of(""));

    @BeforeEach
    void apply() {
        folder = new CommandFolder(path);
        folder.write("V1__a.sql", "CREATE TABLE a (id INT, name TEXT);\nCREATE INDEX i ON a (name);\n");
    }

    private void byHand(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path.resolve("app.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void namesWhatWasChangedByHandUntilItIsAccepted() throws SQLException {
        folder.run("migrate", "--validate-schema", "warn");
        assertThat(folder.run("validate-schema"))
                .isEqualTo(new Outcome(0, "Valid: the schema is what the last run has left.\n", ""));
        byHand("DROP INDEX i");
        assertThat(folder.run("validate-schema")).isEqualTo(new Outcome(1, """
                        Compared with what the last run has left.
                        1 problem:

                        SCHEMA_DRIFT
                          table a: index i (name) is missing
                        """, ""));
        assertThat(folder.run("validate-schema", "--output", "json").out())
                .isEqualTo(
                        "{\"valid\":false,\"problems\":[{\"code\":\"SCHEMA_DRIFT\","
                                + "\"message\":\"table a: index i (name) is missing\",\"kind\":\"index\",\"object\":\"a.i\"}],\"comparedWith\":\"recorded\"}\n");
        assertThat(folder.run("validate-schema", "--ignore", "b,a.i").exitCode())
                .isZero();
        assertThat(folder.run("validate-schema", "--accept"))
                .isEqualTo(new Outcome(0, "Recorded: the schema is what it should be.\n", ""));
        assertThat(folder.run("validate-schema").exitCode()).isZero();
    }

    @Test
    void aRunThatItStopsNamesTheCommandThatAcceptsIt() throws SQLException {
        folder.run("migrate", "--validate-schema", "fail");
        byHand("ALTER TABLE a ADD COLUMN extra INT");
        Outcome stopped = folder.run("migrate", "--validate-schema", "fail");
        assertThat(stopped.exitCode()).isEqualTo(1);
        assertThat(stopped.err())
                .contains("table a: column extra is there, and is not expected")
                .contains("Nothing was run.")
                .contains("mockloop db validate-schema --accept")
                .contains("--validate-schema=warn");
    }

    @Test
    void comparesWithWhatTheMigrationsMakeIfNothingIsRecordedOrThatIsAsked() throws SQLException {
        folder.run("migrate");
        assertThat(folder.run("validate-schema").out())
                .isEqualTo("Valid: the schema is what the applied migrations make.\n");
        byHand("DROP INDEX i");
        folder.run("validate-schema", "--accept");
        assertThat(folder.run("validate-schema").exitCode()).isZero();
        Outcome shadow = folder.run("validate-schema", "--shadow");
        assertThat(shadow.exitCode()).isEqualTo(1);
        assertThat(shadow.out()).isEqualTo("""
                        Compared with what the applied migrations make on a throw-away database.
                        1 problem:

                        SCHEMA_DRIFT
                          table a: index i (name) is missing
                        """);
        assertThat(folder.run("validate-schema", "--shadow", "--output", "json").out())
                .endsWith("\"object\":\"a.i\"}],\"comparedWith\":\"migrations\"}\n");
        String other = "jdbc:sqlite:" + path.resolve("other.db");
        assertThat(folder.run("validate-schema", "--shadow", "--test-url", other, "--ignore", "a.i")
                        .exitCode())
                .isZero();
    }

    @Test
    void saysWhatToDoIfNothingIsRecordedAndThatCannotBeCompared() {
        folder.run("migrate");
        folder.write("V1__a.sql", "CREATE TABLE b (id INT);\n");
        Outcome unknown = folder.run("validate-schema");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.out())
                .contains("SCHEMA_NOT_RECORDED")
                .contains("--validate-schema=warn")
                .contains("mockloop db validate-schema --accept")
                .contains("migration 1 (V1__a.sql) isn't what was applied any more");
    }

    @Test
    void printsTheSqlThatLeadsBackAsAScript() {
        try (FreshDatabase database = TestDatabase.postgreSql().newDatabase()) {
            assertThat(onServer(database, "migrate", "--validate-schema", "warn")
                            .exitCode())
                    .isZero();
            assertThat(onServer(database, "validate-schema", "--fix-sql"))
                    .isEqualTo(new Outcome(0, "-- Valid: the schema is what the last run has left.\n", ""));
            database.execute("DROP INDEX i", "CREATE TABLE extra (id INT)");
            assertThat(onServer(database, "validate-schema", "--fix-sql"))
                    .isEqualTo(new Outcome(
                            1,
                            "-- table extra is dropped with its rows\nDROP TABLE extra;\nCREATE INDEX i ON a (name);\n",
                            ""));
            assertThat(onServer(database, "validate-schema", "--fix-sql", "--ignore", "extra", "--output", "json"))
                    .isEqualTo(new Outcome(
                            1,
                            "{\"valid\":false,\"problems\":[{\"code\":\"SCHEMA_DRIFT\","
                                    + "\"message\":\"table a: index i (name) is missing\",\"kind\":\"index\",\"object\":\"a.i\"}],"
                                    + "\"comparedWith\":\"recorded\","
                                    + "\"fix\":{\"statements\":[\"CREATE INDEX i ON a (name)\"],\"remarks\":[]}}\n",
                            ""));
        }
    }

    private Outcome onServer(FreshDatabase database, String... arguments) {
        List<String> all = new ArrayList<>(List.of("db"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--url", database.url(), "--user", database.user(), "--password", database.password()));
        all.addAll(List.of("--locations", path.toString()));
        return CommandFolder.call(all);
    }

    @Test
    void leadsBackToWhatTheMigrationsMakeIfNothingIsRecorded() throws SQLException {
        folder.run("migrate");
        assertThat(folder.run("validate-schema", "--fix-sql"))
                .isEqualTo(new Outcome(0, "-- Valid: the schema is what the applied migrations make.\n", ""));
        byHand("DROP INDEX i");
        assertThat(folder.run("validate-schema", "--fix-sql"))
                .isEqualTo(new Outcome(1, "CREATE INDEX i ON a (name);\n", ""));
        folder.run("validate-schema", "--accept");
        assertThat(folder.run("validate-schema", "--fix-sql").exitCode()).isZero();
        assertThat(folder.run("validate-schema", "--fix-sql", "--shadow", "--output", "json")
                        .out())
                .contains("\"comparedWith\":\"migrations\"")
                .contains("\"statements\":[\"CREATE INDEX i ON a (name)\"]");
    }

    @Test
    void thereIsNothingToLeadBackToIfNothingIsRecordedAndThatCannotBeCompared() {
        folder.run("migrate");
        folder.write("V1__a.sql", "CREATE TABLE b (id INT);\n");
        Outcome unknown = folder.run("validate-schema", "--fix-sql");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.out()).isEmpty();
        assertThat(unknown.err())
                .contains("No run has recorded what the schema is like")
                .contains("mockloop db validate-schema --accept");
        assertThat(folder.run("validate-schema", "--fix-sql", "--output", "json")
                        .out())
                .contains("\"code\":\"SCHEMA_NOT_RECORDED\"");
    }
}
