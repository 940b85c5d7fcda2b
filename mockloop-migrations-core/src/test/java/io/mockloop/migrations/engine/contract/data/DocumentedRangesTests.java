package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.RangeMigration;
import io.mockloop.migrations.data.KeyRanges;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What docs/data.md shows of ranges runs as it stands there. */
@OnEachDatabase
class DocumentedRangesTests extends ContractTests {

    private String page = "";

    DocumentedRangesTests(TestDatabase server) {
        super(server);
    }

    @BeforeEach
    void read() throws IOException {
        page = Files.readString(Path.of("../docs/data.md"));
        folder.with("V1__logs.sql", """
                CREATE TABLE request_logs (id BIGINT NOT NULL PRIMARY KEY, path VARCHAR(100));
                INSERT INTO request_logs VALUES (1, '/a'), (7, '/a/b'), (9, '/');
                """);
    }

    private String lengths() {
        return String.join(" ", database.rows("SELECT path_length FROM request_logs ORDER BY id"));
    }

    @Test
    void theFileIsAppliedAndUndone() {
        folder.with("V2__column.sql", "ALTER TABLE request_logs ADD COLUMN path_length INT;\n");
        int begin = page.indexOf("```sql\n") + "```sql\n".length();
        folder.with("migration_3_measure_paths.sql", page.substring(begin, page.indexOf("```", begin)));
        manager().migrateToLatest();
        assertThat(lengths()).isEqualTo("2 4 1");
        manager().rollbackToVersion("2");
        assertThat(database.rows("SELECT COUNT(path_length) FROM request_logs")).containsExactly("0");
    }

    /** As the page has it, but for its version. */
    @MigrationInfo(version = "2", description = "Measure paths")
    static class MeasurePaths extends RangeMigration {

        @Override
        public void prepare(DatabaseConnection db) {
            db.schema().addColumn("request_logs", table -> table.integer("path_length"));
        }

        @Override
        public KeyRanges ranges() {
            return KeyRanges.of("request_logs", "id", 10_000)
                    .run("UPDATE request_logs SET path_length = LENGTH(path) WHERE id BETWEEN :from AND :to");
        }

        @Override
        public void down(DatabaseConnection db) {
            db.schema().dropColumn("request_logs", "path_length");
        }
    }

    @Test
    void theClassIsApplied() {
        KeyRanges ranges = new MeasurePaths().ranges();
        assertThat(page)
                .contains("KeyRanges.of(\"request_logs\", \"id\", 10_000)", ".run(\"" + ranges.statement() + "\")");
        manager(new MeasurePaths()).migrateToLatest();
        assertThat(lengths()).isEqualTo("2 4 1");
    }
}
