package io.mockloop.migrations.engine.contract.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.snapshot.Difference;
import io.mockloop.migrations.engine.snapshot.SchemaFixer.Fix;
import io.mockloop.migrations.engine.snapshot.SchemaReader.Scope;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.Golden;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class SchemaFixOfSqliteTests extends SnapshotTests {

    private static final String CHILDREN = "SELECT number, parent, hex(bytes), note FROM child ORDER BY number";

    SchemaFixOfSqliteTests() {
        super(TestDatabase.sqlite());
    }

    private static String[] script(String name) {
        return text(Golden.of(SnapshotTests.class, name + "-sqlite.sql")).split("\n\n");
    }

    private static Structure after(String... statements) throws SQLException {
        try (FreshDatabase other = TestDatabase.sqlite().newDatabase()) {
            other.execute(statements);
            return structure(other, Scope.DATABASE);
        }
    }

    private static Fix fix(Structure found, Structure expected) {
        return TestDatabase.sqlite().traits().dialect().schemaFixer().fix(found, expected);
    }

    private static String file(Fix fix) {
        return fix.statements().stream().map(each -> each + ";\n").collect(Collectors.joining());
    }

    private Structure structureOfUser() throws SQLException {
        return structure().without(each -> (each.table() + each.name()).contains("schema_version"));
    }

    /** Runs migrations with foreign keys on. */
    private MigrationManager checking() {
        String url = database.url() + (database.url().contains("?") ? "&" : "?") + "foreign_keys=true";
        return MigrationManagerBuilder.forDataSource(new DriverManagerDataSource(url))
                .locations(folder.location())
                .baselineOnMigrate(true)
                .baselineVersion(Version.of("0"))
                .build();
    }

    @Test
    void nothingIsChangedIfTheRowsDoNotFit() throws SQLException {
        Structure expected = after(script("kept"));
        database.execute(script("drifted"));
        database.execute("INSERT INTO parent (name) VALUES (NULL)");
        Structure drifted = structure();
        Map<String, List<String>> rows = database.content("schema_version");
        folder.with("V1__fix.sql", file(fix(drifted, expected)));
        assertThat(failureOf(() -> checking().migrateToLatest())).hasMessageContaining("NOT NULL");
        assertThat(structureOfUser()).isEqualTo(drifted);
        assertThat(database.content("schema_version")).isEqualTo(rows);
    }

    @Test
    void asAMigrationItKeepsTheRowsThatForeignKeysWouldDelete() throws SQLException {
        Structure expected = after(script("kept"));
        database.execute(script("drifted"));
        List<String> rows = database.rows(CHILDREN);
        folder.with("V1__fix.sql", file(fix(structure(), expected)));
        checking().migrateToLatest();
        assertThat(Difference.between(expected, structureOfUser())).isEmpty();
        assertThat(database.rows(CHILDREN)).isEqualTo(rows).hasSize(4);
    }

    @Test
    void theShellTakesItToo() throws SQLException, IOException {
        database.traits().requireBackupTools();
        Structure expected = after(script("kept"));
        database.execute(script("drifted"));
        List<String> rows = database.rows(CHILDREN);
        Path file = Files.writeString(path.resolve("fix.sql"), file(fix(structure(), expected)));
        database.traits().run(database.admin(), file, path);
        assertThat(Difference.between(expected, structure())).isEmpty();
        assertThat(database.rows(CHILDREN)).isEqualTo(rows);
    }

    @Test
    void aTableIsCopiedOnlyIfAlterTableCannotDoIt() throws SQLException {
        String table = "CREATE TABLE t (a INT, b INT CHECK (b > 0)%s)";
        assertThat(fix(after(table.formatted(", c INT")), after(table.formatted("")))
                        .statements())
                .containsExactly("ALTER TABLE t DROP COLUMN c");
        assertThat(fix(
                                after("CREATE TABLE t (a INT)", "CREATE INDEX i ON t (a)"),
                                after("CREATE TABLE t (a INT, b INT DEFAULT 1 CONSTRAINT large CHECK (b > 0))"))
                        .statements())
                .containsExactly(
                        "DROP INDEX i", "ALTER TABLE t ADD COLUMN b INT DEFAULT 1 CONSTRAINT large CHECK (b > 0)");
        for (String column : List.of("c INT UNIQUE", "c INT NOT NULL", "c DEFAULT CURRENT_TIME", "c DEFAULT (1 + 1)")) {
            assertThat(fix(
                                    after(table.formatted("")),
                                    after("CREATE TABLE t (a INT, b INT CHECK (b > 0), " + column + ")"))
                            .statements())
                    .as(column)
                    .contains("INSERT OR ABORT INTO mockloop_new_t (rowid, a, b) SELECT rowid, a, b FROM t");
        }
    }

    @Test
    void namesInAnotherCaseAreTheSame() throws SQLException {
        database.execute("CREATE TABLE T (Id INTEGER PRIMARY KEY, Name)", "INSERT INTO T VALUES (5, 'five')");
        Structure expected = after("CREATE TABLE t (id INTEGER PRIMARY KEY, \"NAME\")", "CREATE INDEX i ON t (name)");
        Fix fix = fix(structure(), expected);
        for (String each : fix.statements()) {
            assertThat(each).doesNotContain("rowid");
        }
        folder.with("V1__fix.sql", file(fix));
        builder()
                .baselineOnMigrate(true)
                .baselineVersion(Version.of("0"))
                .build()
                .migrateToLatest();
        assertThat(Difference.between(expected, structureOfUser())).isEmpty();
        assertThat(database.rows("SELECT id, name FROM t")).containsExactly("5|five");
        assertThat(fix.remarks()).singleElement().asString().startsWith("table t is copied");
    }
}
