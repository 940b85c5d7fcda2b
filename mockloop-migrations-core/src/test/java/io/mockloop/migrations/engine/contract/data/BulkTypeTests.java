package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is read of a table and written to another is the same there, of each type. */
@OnEachDatabase(variants = true)
class BulkTypeTests extends ContractTests {

    private final TestDatabase server;

    BulkTypeTests(TestDatabase server) {
        super(server);
        this.server = server;
    }

    @Test
    void eachTypeIsWrittenAsItWasRead() {
        List<TypeCase> cases = TypeCase.of(server.kind());
        List<String> columns = new ArrayList<>();
        List<String> definitions = new ArrayList<>();
        List<String> literals = new ArrayList<>();
        for (TypeCase each : cases) {
            columns.add("c" + columns.size());
            definitions.add(columns.get(columns.size() - 1) + " " + each.type()
                    + (each.type().equals("TIMESTAMP(6)") ? " NULL" : ""));
            literals.add(each.literal());
        }
        for (String table : List.of("a", "b", "c")) {
            database.execute(
                    "CREATE TABLE %s (id BIGINT PRIMARY KEY, %s)".formatted(table, String.join(", ", definitions)));
        }
        database.execute(
                "INSERT INTO a VALUES (-5, %s)".formatted(String.join(", ", literals)),
                "INSERT INTO a (id) VALUES (9000000000000000000)",
                "INSERT INTO b (id) VALUES (-5)",
                "INSERT INTO b VALUES (9000000000000000000, %s)".formatted(String.join(", ", literals)));
        builder()
                .baselineOnMigrate(true)
                .baselineVersion(Version.of("0"))
                .migrations(new Coded("1", db -> write(db, columns)))
                .build()
                .migrateToLatest();
        List<String> expected = database.rows("SELECT * FROM a ORDER BY id");
        assertThat(database.rows("SELECT * FROM b ORDER BY id")).isEqualTo(expected);
        assertThat(database.rows("SELECT * FROM c ORDER BY id")).isEqualTo(expected);
        assertThat(rows("b")).isEqualTo(rows("a"));
        assertThat(rows("c")).isEqualTo(rows("a"));
    }

    private static void write(DatabaseConnection db, List<String> columns) {
        List<Row> rows = db.query("SELECT * FROM a ORDER BY id", Row.mapper());
        assertThat(db.updateAll("b", "id", rows, columns.toArray(String[]::new)))
                .isEqualTo(2);
        assertThat(db.insertAll("c", rows)).isEqualTo(2);
    }

    private List<Row> rows(String table) {
        return new JdbcTemplate(database.dataSource())
                .query("SELECT * FROM %s ORDER BY id".formatted(table), Row.mapper());
    }
}
