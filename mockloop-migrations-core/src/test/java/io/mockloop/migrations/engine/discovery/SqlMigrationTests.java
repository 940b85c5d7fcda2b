package io.mockloop.migrations.engine.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.dialect.sqlite.SqliteRules;
import io.mockloop.migrations.engine.migration.SqlMigration;
import io.mockloop.migrations.engine.migration.VersionedMigration;
import io.mockloop.migrations.exception.ScriptException;
import io.mockloop.migrations.sql.ScriptSettings;
import io.mockloop.migrations.sql.ScriptStatements;
import io.mockloop.migrations.sql.Section;
import io.mockloop.migrations.sql.SqlScript;
import io.mockloop.migrations.sql.SqlStatement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlMigrationTests {

    private static final ScriptSettings SETTINGS =
            new ScriptSettings(new SqliteRules(), Map.of(), Set.of(), true, Set.of("schema_version"));

    @TempDir
    private Path folder;

    @Test
    void aFileWithSectionsHoldsBothWays() throws IOException {
        write("migration_003_add_x.sql", """
                -- depends-on: 1, 2.0
                -- migrate:up
                CREATE TABLE x (id INT);
                -- migrate:down
                DROP TABLE x;
                """);

        SqlMigration migration = only();

        assertThat(migration.description()).isEqualTo("Add x");
        assertThat(migration.dependencies()).containsExactly(Version.of("1"), Version.of("2"));
        assertThat(migration.reversible()).isTrue();
        assertThat(migration.backupRequired()).isFalse();
        assertThat(migration.up()).isSameAs(migration.up()).isSameAs(migration.down());
        assertThat(migration.checksum())
                .isEqualTo(migration.up().checksum(Section.UP).value());
        assertThat(statements(migration.up(), Section.UP)).containsExactly("CREATE TABLE x (id INT)");
        assertThat(statements(migration.down(), Section.DOWN)).containsExactly("DROP TABLE x");
    }

    @Test
    void aPairHoldsOneWayEach() throws IOException {
        write("V3__add_x.sql", "CREATE TABLE x (id INT);");
        write("U3__add_x.sql", "DROP TABLE x;");

        SqlMigration migration = only();

        assertThat(migration.script()).isEqualTo("V3__add_x.sql");
        assertThat(migration.description()).isEqualTo("add x");
        assertThat(migration.reversible()).isTrue();
        assertThat(statements(migration.up(), Section.UP)).containsExactly("CREATE TABLE x (id INT)");
        assertThat(statements(migration.down(), Section.DOWN)).containsExactly("DROP TABLE x");
        assertThat(migration.down())
                .isNotNull()
                .satisfies(down -> assertThat(down.name()).isEqualTo("U3__add_x.sql"));
    }

    @Test
    void aFileWithoutADownPartHasNoUndo() throws IOException {
        write("V3__add_x.sql", "CREATE TABLE x (id INT);");

        assertThat(only().reversible()).isFalse();
        assertThat(only().down()).isNull();
    }

    @Test
    void anEmptyDownPartIsAUndo() throws IOException {
        write("V3__add_x.sql", "CREATE TABLE x (id INT);");
        write("U3__add_x.sql", "");

        assertThat(only().reversible()).isTrue();
        assertThat(statements(only().down(), Section.DOWN)).isEmpty();
    }

    @Test
    void aVersionedFileMayHoldSectionsToo() throws IOException {
        write("V3__add_x.sql", "CREATE TABLE x (id INT);\n-- migrate:down\nDROP TABLE x;\n");

        SqlMigration migration = only();

        assertThat(migration.reversible()).isTrue();
        assertThat(statements(migration.up(), Section.UP)).containsExactly("CREATE TABLE x (id INT)");
        assertThat(statements(migration.down(), Section.DOWN)).containsExactly("DROP TABLE x");
    }

    @Test
    void directivesComeBeforeTheName() throws IOException {
        write("V3__add_x.sql", "-- description: Webhooks\n-- backup: true\nCREATE TABLE x (id INT);");

        SqlMigration migration = only();

        assertThat(migration.description()).isEqualTo("Webhooks");
        assertThat(migration.nameDescription()).isEqualTo("add x");
        assertThat(migration.backupRequired()).isTrue();
        assertThat(migration.directives().backup()).isTrue();
    }

    @Test
    void theUndoMayAskForABackupToo() throws IOException {
        write("V3__add_x.sql", "CREATE TABLE x (id INT);");
        write("U3__add_x.sql", "-- backup: true\nDROP TABLE x;");

        assertThat(only().backupRequired()).isTrue();
    }

    @Test
    void anIrreversibleOneHasNoUndo() throws IOException {
        write("migration_3_x.sql", "-- irreversible: data is gone\n-- migrate:up\nDROP TABLE x;");

        assertThat(only().reversible()).isFalse();
        assertThat(only().down()).isNull();
        assertThat(only().directives().irreversible()).isEqualTo("data is gone");
    }

    @Test
    void refusesAnIrreversibleOneWithAUndo() throws IOException {
        write("migration_3_x.sql", "-- irreversible: gone\n-- migrate:up\nDROP TABLE x;\n-- migrate:down\n");
        assertRefused("IRREVERSIBLE_WITH_DOWN", "migration_3_x.sql:4: a down section stands here");

        Files.delete(folder.resolve("migration_3_x.sql"));
        write("V3__x.sql", "-- irreversible: gone\nDROP TABLE x;");
        write("U3__x.sql", "CREATE TABLE x (id INT);");
        assertRefused(
                "IRREVERSIBLE_WITH_DOWN",
                "V3__x.sql:1: the migration says that it is irreversible, but the file U3__x.sql undoes it.");
    }

    @Test
    void refusesTwoWaysBack() throws IOException {
        write("V3__x.sql", "CREATE TABLE x (id INT);\n-- migrate:down\nDROP TABLE x;");
        write("U3__x.sql", "DROP TABLE x;");

        assertRefused("TWO_WAYS_BACK", "V3__x.sql:2: a down section stands here, but the file U3__x.sql undoes");
    }

    @Test
    void refusesAFileWithoutAnUpSection() throws IOException {
        write("migration_3_x.sql", "-- migrate:down\nDROP TABLE x;");

        assertRefused("NO_UP_SECTION", "migration_3_x.sql:1: ");
    }

    @Test
    void refusesAnUpSectionInAnUndoFile() throws IOException {
        write("V3__x.sql", "CREATE TABLE x (id INT);");
        write("U3__x.sql", "DROP TABLE x;\n-- migrate:up\nCREATE TABLE x (id INT);");

        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> only().down())
                .satisfies(e -> assertThat(e.code()).isEqualTo("UP_IN_UNDO_FILE"))
                .withMessageContaining("U3__x.sql:2: an up section stands in an undo file.")
                .withMessageContaining("-> Move it into the V file of the same version.");
    }

    @Test
    void aFailureToReadIsNotKept() throws IOException {
        write("V3__x.sql", "CREATE TABLE 'x (id INT);");
        SqlMigration migration = only();
        assertThatExceptionOfType(ScriptException.class).isThrownBy(migration::checksum);

        write("V3__x.sql", "CREATE TABLE x (id INT);");

        assertThat(migration.checksum()).startsWith("sha256:");
    }

    private void assertRefused(String code, String message) throws IOException {
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> only().dependencies())
                .satisfies(e -> assertThat(e.code()).isEqualTo(code))
                .withMessageContaining(message);
    }

    private SqlMigration only() {
        DiscoverySettings settings = new DiscoverySettings(
                List.of("file:" + folder),
                true,
                List.of(),
                List.of(),
                getClass().getClassLoader());
        List<VersionedMigration> found = new MigrationScanner(settings, SETTINGS, Database.SQLITE, change -> List.of())
                .scan()
                .versioned();
        assertThat(found).hasSize(1);
        return (SqlMigration) found.get(0);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text, StandardCharsets.UTF_8);
    }

    private static List<String> statements(@Nullable SqlScript script, Section section) {
        List<String> texts = new ArrayList<>();
        try (ScriptStatements statements = Objects.requireNonNull(script).statements(section)) {
            for (SqlStatement next = statements.next(); next != null; next = statements.next()) {
                texts.add(next.text());
            }
        }
        return texts;
    }
}
