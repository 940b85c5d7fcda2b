package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.cli.CommandFolder.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpSchemaCommandTests {

    @TempDir
    private Path path = Path.of("");

    @Test
    void writesTheSchemaWhichCheckComparesWithTheFiles() throws IOException {
        CommandFolder folder = new CommandFolder(path);
        folder.write("V1__a.sql", "CREATE TABLE a (id INT, name TEXT);\nCREATE INDEX i ON a (name);\n");
        folder.run("check", "--write");
        folder.run("migrate");
        String file = path.resolve("schema.sql").toString();
        assertThat(folder.run("dump-schema", file).out()).startsWith("Wrote ").contains("schema.sql");
        assertThat(Files.readString(path.resolve("schema.sql"))).endsWith("""
                -- migration 1

                CREATE TABLE a (
                  id INT,
                  name TEXT
                );

                CREATE INDEX i ON a (name);
                """);
        assertThat(folder.run("dump-schema", file).out()).endsWith("schema.sql is as the schema is.\n");
        assertThat(folder.run("check", "--dump", file).exitCode()).isZero();
        folder.write("V2__b.sql", "CREATE TABLE b (id INT);\n");
        Outcome stale = folder.run("check", "--write", "--dump", file);
        assertThat(stale.exitCode()).isEqualTo(1);
        assertThat(stale.out())
                .contains("SCHEMA_FILE_STALE")
                .contains("V2__b.sql")
                .contains("db dump-schema");
    }
}
