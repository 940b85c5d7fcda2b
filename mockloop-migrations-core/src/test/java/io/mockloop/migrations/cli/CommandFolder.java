package io.mockloop.migrations.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mockloop.migrations.cli.jar.MockLoopCli;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.Format;
import io.mockloop.migrations.cli.output.SystemTerminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Migrations, and an SQLite database beside them, that commands are run on, without a terminal. */
record CommandFolder(Path path) {

    /** What a command left. */
    record Outcome(int exitCode, String out, String err) {}

    /** One with three migrations, which are applied. */
    static CommandFolder ofThree(Path path) {
        CommandFolder folder = new CommandFolder(path);
        folder.write("V1__a.sql", "CREATE TABLE a (id INT);");
        folder.write("V2__b.sql", "CREATE TABLE b (id INT);\n-- migrate:down\nDROP TABLE b;\n");
        folder.write("V3__c.sql", "CREATE TABLE c (id INT);\n-- migrate:down\nDROP TABLE c;\n");
        Outcome applied = folder.run("migrate");
        if (applied.exitCode() != 0) {
            throw new IllegalStateException(applied.err());
        }
        return folder;
    }

    void write(String file, String text) {
        try {
            Files.writeString(path.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void move(String from, String to) {
        try {
            Files.move(path.resolve(from), path.resolve(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String file) {
        try {
            Files.delete(path.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Outcome run(String... arguments) {
        List<String> args = new ArrayList<>(List.of(arguments));
        args.add(0, "db");
        args.addAll(List.of("--url", "jdbc:sqlite:" + path.resolve("app.db"), "--locations", path.toString()));
        return call(args);
    }

    /** Calls the command line in this process, without a terminal. */
    static Outcome call(List<String> args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                Format.TEXT,
                new SystemTerminal(Map.of()));
        int exitCode = MockLoopCli.run(args, console, Map.of());
        return new Outcome(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }
}
