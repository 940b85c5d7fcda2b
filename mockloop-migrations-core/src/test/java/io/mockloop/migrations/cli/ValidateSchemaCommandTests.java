package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.cli.CommandFolder.Outcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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
        assertThat(folder.run("validate-schema"))
                .isEqualTo(new Outcome(1, "1 problem:\n\nSCHEMA_DRIFT\n  table a: index i (name) is missing\n", ""));
        assertThat(folder.run("validate-schema", "--output", "json").out())
                .isEqualTo(
                        "{\"valid\":false,\"problems\":[{\"code\":\"SCHEMA_DRIFT\","
                                + "\"message\":\"table a: index i (name) is missing\",\"kind\":\"index\",\"object\":\"a.i\"}]}\n");
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
    void saysWhatToDoIfNothingIsRecorded() {
        folder.run("migrate");
        Outcome unknown = folder.run("validate-schema");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.out())
                .contains("SCHEMA_NOT_RECORDED")
                .contains("--validate-schema=warn")
                .contains("mockloop db validate-schema --accept");
    }
}
