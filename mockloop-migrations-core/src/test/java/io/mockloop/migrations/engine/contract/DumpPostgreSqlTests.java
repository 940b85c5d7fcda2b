package io.mockloop.migrations.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.testkit.ClientProgram;
import io.mockloop.migrations.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DumpPostgreSqlTests extends DumpTests {

    DumpPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }

    static Stream<String> options() {
        return Stream.of(
                "",
                "--inserts",
                "--clean --if-exists",
                "--column-inserts --rows-per-insert=3 --quote-all-identifiers --no-owner");
    }

    @Override
    void run(Path script) {
        ClientProgram.require("psql")
                .postgreSql(
                        database.access(),
                        work,
                        work.resolve("out.txt"),
                        "-q",
                        "-v",
                        "ON_ERROR_STOP=1",
                        "-f",
                        "" + script);
    }

    @Override
    void dump(Path into, List<String> options) {
        ClientProgram.require("pg_dump").postgreSql(database.access(), work, into, options.toArray(String[]::new));
    }

    @Override
    String settings() {
        return "SELECT name || '=' || setting FROM pg_settings WHERE source = 'session' UNION ALL"
                + " SELECT current_user || session_user || current_setting('search_path') || current_setting('TimeZone')"
                + " ORDER BY 1";
    }

    @Override
    String schema() {
        return "postgresql.sql";
    }

    /** It is for psql alone: it goes on in another database. */
    @Test
    void aDumpThatConnectsElsewhereIsRefused() {
        fill(schema());
        dump("--create");
        assertThat(failureOf(managerOf(copy.pool(1))::migrateToLatest))
                .hasMessageContaining("V1__dump.sql:")
                .hasMessageContaining("\\connect");
        assertThat(copy.catalog()).isEmpty();
    }
}
