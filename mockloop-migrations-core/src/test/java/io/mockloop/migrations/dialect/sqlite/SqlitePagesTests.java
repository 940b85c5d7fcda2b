package io.mockloop.migrations.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.engine.batch.PageRules;
import io.mockloop.migrations.engine.batch.PageRules.Loan;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlitePagesTests {

    private final PageRules pages = new SqlitePages();

    @TempDir
    private Path folder;

    @Test
    @SuppressWarnings("try") // what is lent is only given back
    void aSessionKeepsItsJournalAndItsPagesForTheTimeOfTheRowsAlone() throws SQLException {
        try (Connection connection = connect();
                Connection other = connect()) {
            String cache = pragma(connection, "cache_size");
            try (Loan ignored = pages.lend(connection)) {
                PlainSql.execute(connection, "CREATE TABLE a (b)");
                assertThat(folder.resolve("a.db-journal")).exists();
                assertThat(pragma(connection, "cache_size")).isEqualTo("-65536");
                PlainSql.execute(other, "INSERT INTO a VALUES (1)");
                PlainSql.execute(connection, "INSERT INTO a VALUES (2)");
                assertThat(folder.resolve("a.db-journal")).exists();
            }
            assertThat(folder.resolve("a.db-journal")).doesNotExist();
            assertThat(pragma(connection, "journal_mode")).isEqualTo("delete");
            assertThat(pragma(connection, "cache_size")).isEqualTo(cache);
            assertThat(PlainSql.text(connection, "SELECT COUNT(*) FROM a")).contains("2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wal", "truncate", "persist", "memory", "off"})
    @SuppressWarnings("try") // what is lent is only given back
    void aJournalThatSomebodyChoseStays(String mode) throws SQLException {
        try (Connection connection = connect()) {
            assertThat(PlainSql.text(connection, "PRAGMA journal_mode = " + mode))
                    .contains(mode);
            try (Loan ignored = pages.lend(connection)) {
                assertThat(pragma(connection, "journal_mode")).isEqualTo(mode);
            }
            assertThat(pragma(connection, "journal_mode")).isEqualTo(mode);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("a.db"));
    }

    private static String pragma(Connection connection, String name) throws SQLException {
        return PlainSql.text(connection, "PRAGMA " + name).orElseThrow();
    }
}
