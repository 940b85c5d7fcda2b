package io.mockloop.migrations.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * A project's folder on disk: SQL files in {@code db}, Java sources below {@code src}.
 *
 * @param root what holds both
 */
record TestFolder(Path root) {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T09:30:05.123Z"), ZoneOffset.ofHours(13));

    /** Writes a file, with the folders above it. */
    TestFolder file(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.resolve("..").normalize());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes SQL files that hold a statement. */
    TestFolder sql(String... names) {
        for (String name : names) {
            file("db/" + name, name.contains("migration_") ? "-- migrate:up\nSELECT 1;\n" : "SELECT 1;\n");
        }
        return this;
    }

    /** Writes the lock file. */
    TestFolder lock(String... lines) {
        return file("db/migrations.lock", String.join("\n", lines) + "\n");
    }

    MigrationFiles files(String... javaPackages) {
        return new MigrationFiles(
                List.of(root.resolve("db")), new JavaPackages(root.resolve("src"), List.of(javaPackages)), CLOCK);
    }

    String read(String path) {
        try {
            return Files.readString(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of the lock file, without its comments. */
    List<String> lockLines() {
        return read("db/migrations.lock")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    /** All files, sorted. */
    List<String> tree() {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(this::relative)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
