package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

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
        isWrittenAsItWasRead("");
    }

    /** Prepared by the server, sent in binary form, rewritten or typed otherwise. */
    @Test
    void soItIsWithOtherSettingsOfTheDriver() {
        List<String> settings = switch (server.kind()) {
            case SQLITE -> List.of("?date_class=TEXT");
            case POSTGRESQL -> List.of("&preferQueryMode=simple", "&prepareThreshold=1", "&stringtype=unspecified");
            case MYSQL, MARIADB ->
                List.of(
                        "&useServerPrepStmts=true",
                        "&rewriteBatchedStatements=true&allowMultiQueries=true",
                        "&useBulkStmts=true",
                        "&tinyInt1isBit=false&yearIsDateType=false",
                        "&sessionVariables=sql_mode='STRICT_ALL_TABLES,ANSI_QUOTES'");
        };
        settings.forEach(this::isWrittenAsItWasRead);
    }

    private void isWrittenAsItWasRead(String settings) {
        List<TypeCase> cases = TypeCase.of(server.kind());
        List<String> columns = new ArrayList<>();
        List<String> definitions = new ArrayList<>();
        List<String> literals = new ArrayList<>();
        for (TypeCase each : cases) {
            columns.add("c" + columns.size());
            String type = each.type() + (each.type().equals("TIMESTAMP(6)") ? " NULL" : "");
            definitions.add(columns.get(columns.size() - 1) + " " + type);
            literals.add(each.literal());
        }
        for (String table : List.of("a", "b", "c", "schema_version", "schema_version_log")) {
            database.execute("DROP TABLE IF EXISTS " + table);
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
        MigrationManager manager = MigrationManagerBuilder.forDataSource(
                        new DriverManagerDataSource(database.url() + settings, database.user(), database.password()))
                .locations(folder.location())
                .baselineOnMigrate(true)
                .baselineVersion(Version.of("0"))
                .migrations(new Coded("1", db -> write(db, columns)))
                .build();
        assertThatCode(manager::migrateToLatest).as(settings).doesNotThrowAnyException();
        List<String> expected = database.rows("SELECT * FROM a ORDER BY id");
        assertThat(database.rows("SELECT * FROM b ORDER BY id")).as(settings).isEqualTo(expected);
        assertThat(database.rows("SELECT * FROM c ORDER BY id")).as(settings).isEqualTo(expected);
        assertThat(rows("b")).as(settings).isEqualTo(rows("a"));
        assertThat(rows("c")).as(settings).isEqualTo(rows("a"));
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
