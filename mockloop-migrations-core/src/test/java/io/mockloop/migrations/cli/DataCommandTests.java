package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.cli.CommandFolder.Outcome;
import io.mockloop.migrations.cli.rows.ParseNotes;
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

/** What {@code mockloop db data} shows and says. */
class DataCommandTests {

    @TempDir
    private Path path;

    private CommandFolder folder = new CommandFolder(Path.of(""));

    @BeforeEach
    void makeRows() {
        folder = new CommandFolder(path);
        folder.write("V1__notes.sql", """
                CREATE TABLE notes (id INTEGER PRIMARY KEY, note TEXT, number INT);
                INSERT INTO notes (note) VALUES ('1'), ('two'), ('3'), ('four'), ('five');
                """);
    }

    private Outcome run(String... arguments) {
        List<String> args = new ArrayList<>(List.of(arguments));
        args.addAll(List.of("--java-packages", ParseNotes.class.getPackageName()));
        return folder.run(args.toArray(String[]::new));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path.resolve("app.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** A process that is at it and doesn't end writes the same into the row, behind a batch. */
    @Test
    void letsOneEndAndGoOn() throws SQLException {
        run("migrate");
        execute(
                "UPDATE schema_version SET state = 'RUNNING', statement_done = 0, statement_sent = 0, statement_count = 0"
                        + " WHERE version = '2'");
        execute(
                "CREATE TABLE schema_version_data (version TEXT, query_hash TEXT, last_key TEXT, rows_done INT, batches INT,"
                        + " rows_total INT, updated_at TEXT)");
        execute("INSERT INTO schema_version_data VALUES ('2', '', NULL, 1200, 3, 5000, '')");
        assertThat(run("data", "pause", "2").out()).isEqualTo("""
                Migration 2 is paused at 1,200 of 5,000 rows.
                To let it go on: mockloop db data resume 2
                """);
        assertThat(run("data", "status").out()).contains("PAUSED  1,200      5,000  3");
        Outcome refused = run("migrate");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("it was paused; state PARTIAL", "mockloop db data resume 2");
        assertThat(run("data", "resume", "2").out()).isEqualTo("Migration 2 goes on at 1,200 of 5,000 rows.\n");
        assertThat(run("data", "cancel", "2", "--output", "json").out())
                .contains(
                        "\"state\":\"PARTIAL\",\"rows\":1200,\"ofRows\":5000,\"quarantined\":3,\"halt\":\"CANCELLED\"");
        assertThat(run("history").out()).contains("Resumed: Parse notes", "Cancelled: Parse notes");
        assertThat(run("history", "--output", "json").out())
                .contains("\"description\":\"Resumed: Parse notes\",\"type\":\"EVENT\"");
        Outcome tooLate = run("data", "resume", "2");
        assertThat(tooLate.exitCode()).isEqualTo(2);
        assertThat(tooLate.err()).contains("was cancelled", "mockloop db recover --version 2 --rollback");
        assertThat(run("data", "pause", "1").err()).contains("it has none, as far as the code says");
        assertThat(run("data", "pause").exitCode()).isEqualTo(2);
    }

    @Test
    void showsMigrationsOfRowsAndTriesTheirRowsAgain() throws SQLException {
        assertThat(folder.run("migrate").exitCode()).isZero();
        assertThat(folder.run("data", "status").out()).isEqualTo("There is no migration of rows.\n");
        assertThat(run("data", "status", "--output", "json").out())
                .isEqualToIgnoringNewLines(
                        "[{\"version\":\"2\",\"description\":\"Parse notes\",\"state\":\"PENDING\",\"quarantined\":0}]");
        assertThat(run("migrate").exitCode()).isZero();
        assertThat(run("status").out()).contains("APPLIED, 3 rows in quarantine");
        assertThat(run("status", "--output", "json").out())
                .contains("\"quarantined\":[{\"version\":\"2\",\"rows\":3}]");
        assertThat(run("history").out()).contains("      3 of its rows are in quarantine");
        assertThat(run("data", "status").out()).isEqualTo("""
                VERSION  DESCRIPTION  STATE    ROWS DONE  OF  IN QUARANTINE
                2        Parse notes  APPLIED                 3
                """);

        execute("UPDATE notes SET note = '2' WHERE id = 2");
        execute("DELETE FROM notes WHERE id = 4");
        Outcome retry = run("data", "retry", "2");
        assertThat(retry.exitCode()).isEqualTo(1);
        assertThat(retry.out()).startsWith("""
                3 rows of migration 2 tried again: 1 done, 1 gone, 1 left in quarantine.
                  id = 4 is not there any more, or needs no change
                  id = 5 failed again: java.lang.""").contains("which cannot be read as int");

        execute("UPDATE notes SET note = '5' WHERE id = 5");
        Outcome last = run("data", "retry", "2", "--output", "json");
        assertThat(last.exitCode()).as(last.err()).isZero();
        assertThat(last.out()).isEqualToIgnoringNewLines("{\"version\":\"2\",\"done\":1,\"gone\":[],\"left\":[]}");
        assertThat(run("data", "retry", "2").out()).isEqualTo("No row of migration 2 is in quarantine.\n");
    }
}
