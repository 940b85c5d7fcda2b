package io.mockloop.migrations.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The classes of a jar's start as the JVM keeps them, one archive a jar: half of the time of a short process. */
final class ClassArchive {

    private static final Map<Path, Path> ARCHIVES = new ConcurrentHashMap<>();

    private ClassArchive() {}

    /** The options of a JVM that starts the command line's jar. */
    static List<String> optionsFor(Path jar) {
        return List.of("-XX:SharedArchiveFile=" + ARCHIVES.computeIfAbsent(jar, ClassArchive::made), "-Xlog:disable");
    }

    private static Path made(Path jar) {
        try {
            Path folder = Files.createTempDirectory("class-archive");
            Files.writeString(folder.resolve("V1__a.sql"), "CREATE TABLE a (id INT);");
            Path archive = folder.resolve("classes.jsa");
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(ExecutableJar.QUICK_START);
            command.addAll(List.of(
                    "-XX:ArchiveClassesAtExit=" + archive,
                    "-Xlog:disable",
                    "-jar",
                    jar.toAbsolutePath().toString(),
                    "db",
                    "migrate",
                    "--url=jdbc:sqlite::memory:",
                    "--locations=" + folder));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log.txt").toFile())
                    .start();
            process.waitFor();
            List.of(folder, archive, folder.resolve("log.txt"), folder.resolve("V1__a.sql"))
                    .forEach(file -> file.toFile().deleteOnExit());
            return archive;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
