package io.mockloop.migrations.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.mockloop.migrations.cli.jar.MockLoopCli;
import io.mockloop.migrations.cli.output.Colours;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.Format;
import io.mockloop.migrations.cli.output.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What wrong input is about: a migrated database, its migrations, and files that are not what they should be. */
record WrongInputFolder(Path path) {

    /**
     * What a call left.
     *
     * @param exitCode what the process would end with
     * @param out what it printed on standard output
     * @param err what it printed on standard error
     */
    record Outcome(int exitCode, String out, String err) {}

    private static final class Nobody implements Terminal {

        @Override
        public boolean isInteractive() {
            return false;
        }

        @Override
        public boolean showsProgress() {
            return false;
        }

        @Override
        public boolean showsResults() {
            return false;
        }

        @Override
        public Colours coloursOfOutput() {
            return Colours.NONE;
        }

        @Override
        public Colours coloursOfErrors() {
            return Colours.NONE;
        }

        @Override
        public @Nullable String ask(String question) {
            throw new AssertionError(question);
        }

        @Override
        public char @Nullable [] askHidden(String question) {
            throw new AssertionError(question);
        }
    }

    WrongInputFolder fill() {
        write("migrations/V1__a.sql", "CREATE TABLE a (id INT);\n");
        write("migrations/V2__b.sql", "CREATE TABLE b (id INT);\n");
        write("migrations/U2__b.sql", "DROP TABLE b;\n");
        write("migrations/migrations.lock", "1 V1__a.sql\n2 V2__b.sql\n");
        write("folder/empty.txt", "");
        write("text.txt", "just text\n");
        write("text.db", "This is no database, though it is long enough to have the head of one.\n");
        write("broken.yml", "spring.datasource:\n  username: [me\n  password: secret\n");
        write("alias.yml", "spring.datasource.password: *secret\n");
        write("placeholder.yml", "spring.datasource.password: secret${nothing}\n");
        write("words.yml", "just words\n");
        write("never.yml", "mockloop.migrations:\n  on-future: never\n");
        write("retries.yml", "mockloop.migrations:\n  connect-retries: some\n");
        write("encoding.yml", "mockloop.migrations:\n  encoding: latin nine\n");
        write("driver.yml", "mockloop.migrations:\n  driver-class-name: com.acme.Driver\n");
        write("misspelt.yml", "mockloop.migrations:\n  requre-down: true\n");
        write("number.yml", "mockloop.migrations:\n  target: 1.x\n");
        write("truth.yml", "mockloop.migrations:\n  require-down: 2\n");
        write("mode.yml", "mockloop.migrations:\n  mode: runer\n");
        write("unit.yml", "mockloop.migrations:\n  lock.timeout: 3\n");
        write("misspelt.properties", "mockloop.migrations.lock-timeout=1s\n");
        write("unresolved.properties", "mockloop.migrations.table=${nothing}\n");
        write("escape.properties", "mockloop.migrations.table=\\u12\n");
        writeLatin("latin.properties", "mockloop.migrations.table=\u00e4\n");
        Outcome migrated = run(
                List.of("db", "migrate", "--url", "sqlite:///" + path + "/app.db", "--locations", path + "/migrations"),
                Map.of());
        if (migrated.exitCode() != 0) {
            throw new IllegalStateException(migrated.err());
        }
        return this;
    }

    private void write(String name, String text) {
        write(name, text.getBytes(UTF_8));
    }

    private void writeLatin(String name, String text) {
        write(name, text.getBytes(ISO_8859_1));
    }

    private void write(String name, byte[] bytes) {
        try {
            Path file = path.resolve(name);
            Files.createDirectories(file.resolveSibling("."));
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each file with what is in it. */
    Map<String, String> content() {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(path.relativize(file).toString(), Files.readString(file, ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content;
    }

    /** Answers a line as it is. */
    WrongInput played(WrongInput row) {
        Outcome outcome = run(row.args(path.toString()), row.environment());
        return new WrongInput(row.line(), outcome.err(), outcome.exitCode());
    }

    Outcome run(List<String> args, Map<String, String> environment) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), Format.TEXT, new Nobody());
        int exitCode = MockLoopCli.run(args, console, environment);
        return new Outcome(exitCode, shown(out), shown(err));
    }

    private String shown(ByteArrayOutputStream printed) {
        return printed.toString(UTF_8).replace(System.lineSeparator(), "\n").replace(path.toString(), "{dir}");
    }
}
