package io.mockloop.migrations.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.cli.CommandFolder.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mockloop db squash} says. */
class SquashCommandTests {

    @TempDir
    private Path path = Path.of("");

    @Test
    void showsOrWritesTheFileAndSaysWhatItStandsFor() throws IOException {
        CommandFolder folder = new CommandFolder(path);
        folder.write("V1__a.sql", "CREATE TABLE a (id INT, name TEXT);\n");
        folder.write("U1__a.sql", "DROP TABLE a;\n");
        folder.write("V2__b.sql", "CREATE INDEX i ON a (name);\nINSERT INTO a VALUES (1, 'one');\n");
        folder.run("migrate");
        Outcome rows = folder.run("squash", "--to", "2");
        assertThat(rows.exitCode()).isEqualTo(1);
        assertThat(rows.err()).contains("in a (1).").contains("--without-rows");
        Outcome shown = folder.run("squash", "--to", "2", "--without-rows", "--dry-run");
        assertThat(shown.exitCode()).isZero();
        Path file = path.resolve("B2__squashed.sql");
        assertThat(file).doesNotExist();
        Outcome written = folder.run("squash", "--to", "2", "--without-rows");
        String text = Files.readString(file);
        assertThat(text).endsWith("""
                -- placeholders: false

                CREATE TABLE a (
                  id INT,
                  name TEXT
                );

                CREATE INDEX i ON a (name);
                """);
        assertThat(shown.out()).startsWith("Would write ").endsWith("as they are.\n\n" + text);
        assertThat(written.out().replace(path.toRealPath() + "/", "").replace(path + "/", ""))
                .isEqualTo("""
                Wrote B2__squashed.sql: all that the migrations up to version 2 make. On a throw-away database it has made the same schema.
                Not in it: 1 row of table a.

                What it stands for can be deleted once every database is at version 2 or above; one that is below needs it to get there:
                  V1__a.sql
                  U1__a.sql
                  V2__b.sql

                Nothing was deleted. Repeatable migrations and callbacks stay as they are.
                """);
        assertThat(folder.run("status").out()).contains("2");
        Outcome again = folder.run("squash", "--to", "2", "--output", "json");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.out()).startsWith("{\"error\":{\"code\":\"SQUASH_FILE_EXISTS\"");
        Files.delete(file);
        assertThat(folder.run("squash", "--to", "2", "--without-rows", "--dry-run", "--output", "json")
                        .out())
                .startsWith("{\"version\":\"2\",\"file\":")
                .contains("\"written\":false,\"sql\":\"-- All that")
                .endsWith("\"rowsLeftOut\":[{\"table\":\"a\",\"rows\":1}]}\n");
    }

    @Test
    void besideFilesOnAClassPathNothingIsWrittenAndAFolderOfSourcesIsAskedFor() throws IOException {
        Path classes = Files.createDirectories(path.resolve("classes/db/migration"));
        Files.writeString(classes.resolve("V1__a.sql"), "CREATE TABLE a (id INT);");
        Path jar = path.resolve("lib.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("db/migration/V2__b.sql"));
            out.write("CREATE TABLE b (id INT);".getBytes(UTF_8));
        }
        Path sources = Files.createDirectory(path.resolve("sources"));
        String classPath = path.resolve("classes") + File.pathSeparator + jar;
        for (String[] lastOne : new String[][] {{"1", "V1__a.sql"}, {"2", "V2__b.sql"}}) {
            Outcome refused = squash(classPath, "--to", lastOne[0]);
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err())
                    .contains(lastOne[1] + ", beside which it should be, lies on a class path. Nothing was written")
                    .contains("Name a folder among the sources that can be written: --directory.");
        }
        Outcome written = squash(classPath, "--to", "2", "--directory", sources.toString());
        assertThat(written.err()).isEmpty();
        assertThat(written.out())
                .startsWith("Wrote " + sources.resolve("B2__squashed.sql") + ": ")
                .contains("\n  " + classes.resolve("V1__a.sql") + "\n  jar:"
                        + jar.toUri().toURL() + "!/db/migration/V2__b.sql\n");
        assertThat(Files.readString(sources.resolve("B2__squashed.sql"))).contains("CREATE TABLE a", "CREATE TABLE b");
    }

    private Outcome squash(String classPath, String... more) {
        return CommandFolder.call(Stream.concat(
                        Stream.of(
                                "db",
                                "squash",
                                "--url",
                                "jdbc:sqlite:" + path.resolve("app.db"),
                                "--locations",
                                "classpath:db/migration",
                                "--classpath",
                                classPath),
                        Stream.of(more))
                .toList());
    }
}
