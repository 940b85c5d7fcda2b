package io.mockloop.migrations.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.testkit.ClientProgram;
import io.mockloop.migrations.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What dumps of MySQL and MariaDB have in common. */
abstract class MySqlDumpTests extends DumpTests {

    private final String client;
    private final String dumper;
    private final List<String> always;

    MySqlDumpTests(TestDatabase server, String client, String dumper, String... always) {
        super(server);
        this.client = client;
        this.dumper = dumper;
        this.always = List.of(always);
    }

    @Override
    void run(Path script) {
        ClientProgram.require(client).reading(script).mySql(database.access(), work, work.resolve("out.txt"));
    }

    @Override
    void dump(Path into, List<String> options) {
        List<String> all = new ArrayList<>(always);
        all.addAll(List.of("--no-tablespaces", "--hex-blob"));
        all.addAll(options);
        ClientProgram.require(dumper).mySql(database.access(), work, into, all.toArray(String[]::new));
    }

    @Override
    String settings() {
        return "SELECT @@autocommit, @@sql_mode, @@foreign_key_checks, @@unique_checks, @@time_zone, @@sql_notes,"
                + " @@character_set_client, @@character_set_connection, @@character_set_results,"
                + " @@collation_connection, DATABASE(), @@sql_log_bin";
    }

    /** The file says where its tables belong, and does so for everybody; the history is kept where it is configured. */
    @Test
    void aDumpThatNamesItsDatabaseRunsThere() {
        fill(schema());
        Map<String, List<String>> rows = rows(database);
        List<String> catalog = database.catalog();
        dump("--routines --events --databases");
        folder.with("V2__after.sql", "CREATE TABLE after_dump (id INT);\n");
        HikariDataSource pool = copy.pool(1);
        List<?> before = session(pool);
        assertThat(executed(managerOf(pool).migrateToLatest())).containsExactly("1", "2");
        assertThat(session(pool)).isEqualTo(before);
        assertThat(rows(database)).isEqualTo(rows);
        assertThat(database.catalog()).isEqualTo(catalog);
        assertThat(copy.catalog("schema_version", "schema_version_log"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("after_dump"));
    }
}
