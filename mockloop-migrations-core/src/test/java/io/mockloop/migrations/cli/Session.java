package io.mockloop.migrations.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mockloop.migrations.testkit.ExecutableJar;
import io.mockloop.migrations.testkit.ExecutableJar.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A golden file that holds commands and what they print. A line {@code $ mockloop …} is run; what follows it, until the
 * next such line, is what it must print, standard error behind {@code [err]}, the exit code at the end. {@code > FILE}
 * to {@code .} writes a file before. Times, users and products are masked.
 */
record Session(String name, String text) {

    private static final String COMMAND = "$ mockloop ";
    private static final String FILE = "> ";

    static Session named(String name) {
        try {
            return new Session(name, Files.readString(source(name), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path source(String name) {
        return Path.of("src/test/resources/cli", name + ".txt");
    }

    /** The same commands with what they print now, each run by a process of its own. */
    Session played(ExecutableJar jar) {
        return played(jar.folder(), jar::run);
    }

    /** The same commands with what they print now, all run by one process. */
    Session playedByOne(ExecutableJar jar) {
        try (CommandServer server = new CommandServer(jar)) {
            return played(jar.folder(), server::run);
        }
    }

    private Session played(Path folder, Function<String[], Outcome> command) {
        List<String> played = new ArrayList<>();
        Iterator<String> lines = text.lines().iterator();
        boolean isOutput = false;
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith(COMMAND)) {
                isOutput = true;
                played.add(line);
                played.add(printed(command.apply(words(line.substring(COMMAND.length())))));
            } else if (line.startsWith(FILE)) {
                played.add(line);
                write(folder.resolve(line.substring(FILE.length())), lines, played);
                isOutput = false;
            } else if (line.startsWith("#") || (!isOutput && line.isEmpty())) {
                isOutput = false;
                played.add(line);
            }
        }
        return new Session(name, String.join("\n", played) + "\n");
    }

    private static String[] words(String line) {
        List<String> words = new ArrayList<>();
        for (String part : line.split(" (?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)) {
            words.add(part.replace("\"", ""));
        }
        return words.toArray(String[]::new);
    }

    private static void write(Path file, Iterator<String> lines, List<String> played) {
        StringBuilder content = new StringBuilder();
        for (String line = lines.next(); !line.equals("."); line = lines.next()) {
            content.append(line).append('\n');
            played.add(line);
        }
        played.add(".");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String printed(Outcome outcome) {
        String err = masked(outcome.err());
        return masked(outcome.out()) + (err.isEmpty() ? "" : "[err]\n" + err) + "[exit " + outcome.exitCode() + "]";
    }

    private static String masked(String printed) {
        return printed.lines()
                .map(line -> line.replaceAll("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?", "<time>")
                        .replaceAll("\\b\\d+ ms", "<ms>")
                        .replaceAll("\"executionTime\":\\d+", "\"executionTime\":<ms>")
                        .replaceAll("\"appliedBy\":\"[^\"]*\"", "\"appliedBy\":\"<user>\"")
                        .replaceAll("\\S+[/\\\\]migrations, which", "<folder>/migrations, which")
                        .replaceAll(" by \\S+, in", " by <user>, in")
                        .replaceAll(
                                "^Transaction  (yes|no: each schema change commits .*)$", "Transaction  <by database>")
                        .replaceAll("(SQLite|PostgreSQL|MySQL|MariaDB) [\\d.]+", "<database>"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /** Puts what was printed into the file, to be looked at before it is committed. */
    void save() {
        try {
            Files.writeString(source(name), text, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
