package io.mockloop.migrations.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.Database;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * The classes of a short process that migrates, read and checked once for all of them: a third of such a process's
 * time. They can be archived out of jars alone, so that what was compiled is put into some, beside its folders.
 */
final class ClassArchive {

    private static final Supplier<List<String>> OPTIONS = SingletonSupplier.of(ClassArchive::made);

    private ClassArchive() {}

    /** Options of a JVM that has this JVM's class path, with the archive if it could be made. */
    static List<String> options() {
        return OPTIONS.get();
    }

    private static List<String> made() {
        List<Path> path = Stream.of(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator))
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .toList();
        try {
            Path own = Path.of(Objects.requireNonNull(
                            ClassArchive.class.getProtectionDomain().getCodeSource())
                    .getLocation()
                    .toURI());
            Path folder = Files.createDirectories(own.resolveSibling("other-jvm"));
            try (FileChannel making =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                making.lock(); // another fork has the same classes
                return made(path, folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> made(List<Path> path, Path folder) throws IOException {
        List<String> state = new ArrayList<>(List.of(System.getProperty("java.home"), path.toString()));
        for (Path each : path) {
            if (Files.isDirectory(each)) {
                state.addAll(files(each));
            }
        }
        String name =
                UUID.nameUUIDFromBytes(String.join("\n", state).getBytes(UTF_8)).toString();
        Path current = folder.resolve(name);
        Path archive = current.resolve("classes.jsa");
        String jars = path.stream()
                .map(each -> Files.isDirectory(each) ? current.resolve(path.indexOf(each) + ".jar") : each)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        Path whole = current.resolve("whole"); // a build that was ended leaves half of it
        if (!Files.exists(whole)) {
            make(path, folder, current, archive, jars);
            Files.createFile(whole);
        }
        return Files.exists(archive)
                ? List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable", "-cp", jars)
                : List.of("-cp", jars);
    }

    /** What a change of a class changes. */
    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(Path::toFile)
                    .map(file -> file + " " + file.length() + " " + file.lastModified())
                    .sorted()
                    .toList();
        }
    }

    private static void make(List<Path> path, Path folder, Path current, Path archive, String jars) throws IOException {
        try (Stream<Path> older = Files.list(folder)) {
            for (Path each : older.filter(Files::isDirectory).toList()) {
                FileSystemUtils.deleteRecursively(each);
            }
        }
        Path migrations = Files.createDirectories(current.resolve("migrations"));
        Files.writeString(migrations.resolve("V1__one.sql"), "CREATE TABLE one (id INT);\n");
        ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow();
        for (Path each : path) {
            if (Files.isDirectory(each)) {
                String file = current.resolve(path.indexOf(each) + ".jar").toString();
                int exitCode = jar.run(
                        System.out,
                        System.err,
                        "--create",
                        "--no-compress",
                        "--file",
                        file,
                        "-C",
                        each.toString(),
                        ".");
                if (exitCode != 0) {
                    throw new IllegalStateException("No " + file);
                }
            }
        }
        try (OtherJvm process = OtherJvm.startWith(
                List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable", "-cp", jars),
                ClassArchive.class,
                migrations.toString())) {
            process.exitCode(Duration.ofMinutes(2));
        }
    }

    /** Migrates, and knocks at servers that aren't there, so that what that needs is loaded. */
    public static void main(String[] arguments) {
        DatabaseAccess memory = new DatabaseAccess(Database.SQLITE, "jdbc:sqlite::memory:", "", "");
        try (HikariDataSource pool = memory.pool(1)) {
            MigrationManagerBuilder.forDataSource(pool)
                    .locations("file:" + arguments[0])
                    .build()
                    .migrateToLatest();
        }
        for (String server : List.of("postgresql", "mysql", "mariadb")) {
            try {
                DriverManager.getConnection("jdbc:" + server + "://localhost:1/none")
                        .close();
            } catch (SQLException e) {
                System.out.println("as expected: " + e.getMessage());
            }
        }
    }
}
