package io.mockloop.migrations.engine.contract.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Folder;
import io.mockloop.migrations.engine.snapshot.SchemaReader.Scope;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class SchemaFileTests extends ContractTests {

    private final TestDatabase server;

    SchemaFileTests(TestDatabase server) {
        super(server);
        this.server = server;
    }

    @BeforeEach
    void migrations() {
        folder.with("V1__tables.sql", """
                        CREATE TABLE scenarios (id INT NOT NULL PRIMARY KEY, name VARCHAR(50) NOT NULL);
                        CREATE VIEW named AS SELECT name FROM scenarios;
                        """).with("V2.5__trigger.sql", trigger());
    }

    private String trigger() {
        if (That.IS_OF_MYSQL.isTrueOf(database)) {
            return "CREATE TRIGGER renamed BEFORE UPDATE ON scenarios FOR EACH ROW BEGIN SET NEW.name = 'a;';"
                    + " SET NEW.id = 2; END;";
        }
        return switch (database.kind()) {
            case SQLITE ->
                "CREATE TRIGGER renamed AFTER UPDATE ON scenarios BEGIN DELETE FROM scenarios WHERE id = 0;"
                        + " DELETE FROM scenarios WHERE id = 1; END;";
            default ->
                "CREATE FUNCTION renamed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.id := 1; RETURN NEW;"
                        + " END $$;\nCREATE TRIGGER renamed BEFORE UPDATE ON scenarios FOR EACH ROW EXECUTE FUNCTION renamed();";
        };
    }

    @Test
    void isWrittenBehindARunThatHasChangedSomethingAndOnlyIfItDiffers() throws IOException {
        Path file = path.resolve("sub/schema.sql");
        MigrationManagerBuilder writing = builder().schemaFile(file);
        writing.build().migrateToLatest();
        String text = Files.readString(file);
        assertThat(text.lines().toList())
                .containsSubsequence("-- migration 1", "-- migration 2.5", "")
                .anyMatch(each -> each.matches("CREATE TABLE .?scenarios.? \\("))
                .noneMatch(each -> each.contains("schema_version"));
        assertThat(text).isEqualTo(manager().schemaSql());
        FileTime early = FileTime.fromMillis(1000);
        Files.setLastModifiedTime(file, early);
        writing.build().migrateToLatest();
        assertThat(manager().dumpSchema(file)).isFalse();
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(early);
        folder.with("V3__more.sql", "CREATE TABLE more (id INT);");
        writing.build().migrateToLatest();
        assertThat(Files.readString(file)).contains("-- migration 3\n").contains("more");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aMigrationOfItsTextMakesTheSameSchema() throws SQLException {
        manager().migrateToLatest();
        String text = manager().schemaSql();
        try (FreshDatabase other = server.newDatabase()) {
            Folder files = new Folder(path.resolve("whole")).with("V1__whole.sql", text);
            MigrationManagerBuilder.forDataSource(other.dataSource())
                    .locations(files.location())
                    .build()
                    .migrateToLatest();
            assertThat(structure(other)).isEqualTo(structure(database));
        }
    }

    private static Structure structure(FreshDatabase of) throws SQLException {
        try (Connection connection = of.dataSource().getConnection()) {
            return of.traits()
                    .dialect()
                    .schemas()
                    .read(connection, Scope.SESSION)
                    .without(each ->
                            List.of(each.table(), each.name()).toString().contains("schema_version"));
        }
    }

    @Test
    void aRunIsDoneEvenIfItCannotBeWritten() throws IOException {
        Path folderOfThatName =
                Files.createDirectories(path.resolve("schema.sql/in-it")).getParent();
        assertThat(builder()
                        .schemaFile(folderOfThatName)
                        .build()
                        .migrateToLatest()
                        .executed())
                .hasSize(2);
        assertThat(failureOf(() -> manager().dumpSchema(folderOfThatName)).code())
                .isEqualTo("SCHEMA_FILE_UNWRITABLE");
    }
}
