package io.mockloop.migrations.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.benchmark.Processes.Cost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code db status} costs on SQLite with a hundred applied migrations. Nothing is asserted but that it runs. */
class CommandLineBenchmark {

    private static final String LIBRARIES = "sqlite-jdbc|slf4j-api|flyway-core|jackson-";

    @TempDir
    private Path folder;

    @Test
    void statusOfAHundredMigrations() throws IOException, InterruptedException {
        Scripts.write(folder.resolve("migrations"), 100);
        List<String> status = jar("db", "status", "--url", "jdbc:sqlite:ours.db");
        new Processes(folder)
                .add("migrate", jar("db", "migrate", "--url", "jdbc:sqlite:ours.db"))
                .run(1);
        new Processes(folder)
                .add(
                        "migrate",
                        Processes.java(LIBRARIES, FlywayInfo.class, "jdbc:sqlite:flyway.db", "migrations", "migrate"))
                .run(1);
        boolean isLater = Runtime.version().feature() >= 25;
        String archive = folder.resolve("kept").toString();
        String keeping = isLater ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=";
        new Processes(folder).add("keep", with(status, keeping + archive)).run(0);
        Map<String, Cost> costs = new Processes(folder)
                .add("floor", Processes.java(LIBRARIES, Floor.class, "jdbc:sqlite:ours.db", "migrations"))
                .add("mockloop db status", status)
                .add(
                        isLater ? "the same with an AOT cache" : "the same with a CDS archive",
                        with(
                                status,
                                isLater ? "-XX:AOTCache=" + archive : "-XX:SharedArchiveFile=" + archive,
                                "-XX:TieredStopAtLevel=1"))
                .add(
                        "Flyway's info, as a library",
                        Processes.java(LIBRARIES, FlywayInfo.class, "jdbc:sqlite:flyway.db", "migrations"))
                .run(Processes.ROUNDS);
        Processes.print(costs);
        assertThat(costs).hasSize(4);
    }

    private static List<String> jar(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(Processes.JAVA, "-jar", System.getProperty("mockloop.cli.jar", "")));
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> with(List<String> command, String... options) {
        List<String> all = new ArrayList<>(command);
        all.addAll(1, List.of(options));
        return all;
    }
}
