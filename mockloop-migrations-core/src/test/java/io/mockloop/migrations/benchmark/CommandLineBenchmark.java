package io.mockloop.migrations.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.benchmark.Processes.Cost;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code db status} costs on SQLite with a hundred applied migrations. Nothing is asserted but that it runs. */
class CommandLineBenchmark {

    private static final int ROUNDS = Integer.getInteger("mockloop.benchmark.rounds", 11);
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path folder;

    @Test
    void statusOfAHundredMigrations() throws IOException, InterruptedException {
        writeMigrations();
        List<String> status = jar("db", "status", "--url", "jdbc:sqlite:ours.db");
        new Processes(folder)
                .add("migrate", jar("db", "migrate", "--url", "jdbc:sqlite:ours.db"))
                .run(1);
        new Processes(folder)
                .add("migrate", test(FlywayInfo.class, "jdbc:sqlite:flyway.db", "migrations", "migrate"))
                .run(1);
        boolean isLater = Runtime.version().feature() >= 25;
        String archive = folder.resolve("kept").toString();
        String keeping = isLater ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=";
        new Processes(folder).add("keep", with(status, keeping + archive)).run(0);
        Map<String, Cost> costs = new Processes(folder)
                .add("floor", test(Floor.class, "jdbc:sqlite:ours.db", "migrations"))
                .add("mockloop db status", status)
                .add(
                        isLater ? "the same with an AOT cache" : "the same with a CDS archive",
                        with(
                                status,
                                isLater ? "-XX:AOTCache=" + archive : "-XX:SharedArchiveFile=" + archive,
                                "-XX:TieredStopAtLevel=1"))
                .add("Flyway's info, as a library", test(FlywayInfo.class, "jdbc:sqlite:flyway.db", "migrations"))
                .run(ROUNDS);
        print(costs);
        assertThat(costs).hasSize(4);
    }

    private static void print(Map<String, Cost> costs) {
        double floor = costs.values().iterator().next().cpuSeconds();
        System.out.printf("JDK %s, medians of %d rounds%n", Runtime.version().feature(), ROUNDS);
        costs.forEach((name, cost) -> System.out.printf(
                Locale.ROOT,
                "%-30s CPU %5.2f times the floor, peak %4.0f MiB%n",
                name,
                cost.cpuSeconds() / floor,
                cost.peakKilobytes() / 1024));
    }

    private void writeMigrations() throws IOException {
        Path migrations = Files.createDirectories(folder.resolve("migrations"));
        for (int i = 100; i < 200; i++) {
            Files.writeString(migrations.resolve("V%d__create_table_%d.sql".formatted(i, i)), """
                    -- Table number %1$d
                    CREATE TABLE table_%1$d (
                        id INTEGER PRIMARY KEY,
                        name VARCHAR(100) NOT NULL,
                        created_at TIMESTAMP
                    );
                    CREATE INDEX table_%1$d_name ON table_%1$d (name);
                    """.formatted(i));
        }
    }

    private static List<String> jar(String... arguments) {
        List<String> command = new ArrayList<>(List.of(JAVA, "-jar", System.getProperty("mockloop.cli.jar", "")));
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> with(List<String> command, String... options) {
        List<String> all = new ArrayList<>(command);
        all.addAll(1, List.of(options));
        return all;
    }

    private static List<String> test(Class<?> main, String... arguments) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(JAVA, "-cp", own(classPath), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** As few jars as each needs. */
    private static String own(String classPath) {
        List<String> kept = new ArrayList<>();
        for (String each : classPath.split(File.pathSeparator, -1)) {
            if (each.matches(".*(test-classes|sqlite-jdbc|slf4j-api|flyway-core|jackson-).*")) {
                kept.add(each);
            }
        }
        return String.join(File.pathSeparator, kept);
    }
}
