package io.mockloop.migrations.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.testkit.ClientProgram;
import io.mockloop.migrations.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DumpSqliteTests extends DumpTests {

    DumpSqliteTests() {
        super(TestDatabase.sqlite());
    }

    static Stream<String> options() {
        return Stream.of(".dump", ".dump --preserve-rowids");
    }

    @Override
    void run(Path script) {
        ClientProgram.require("sqlite3").sqlite(database.access(), work.resolve("out.txt"), ".read " + script);
    }

    @Override
    void dump(Path into, List<String> options) {
        ClientProgram.require("sqlite3").sqlite(database.access(), into, String.join(" ", options));
    }

    @Override
    String settings() {
        return "SELECT * FROM pragma_foreign_keys, pragma_recursive_triggers, pragma_database_list";
    }

    @Override
    String schema() {
        return "sqlite.sql";
    }

    /** It is written into the schema's own table, which the session must read again before it knows of it. */
    @Test
    void aVirtualTableCanBeUsedByTheNextMigrationAndTheApplication() {
        fill("sqlite-fts.sql");
        dump(".dump");
        folder.with("V2__after.sql", "INSERT INTO note VALUES ('four', 'a word');\n");
        HikariDataSource pool = copy.pool(1);
        assertThat(executed(managerOf(pool).migrateToLatest())).containsExactly("1", "2");
        assertThat(copy.rows("SELECT title FROM note WHERE note MATCH 'word OR note'"))
                .containsExactly("one; two", "four");
        assertThat(copy.rows("PRAGMA integrity_check")).containsExactly("ok");
    }
}
