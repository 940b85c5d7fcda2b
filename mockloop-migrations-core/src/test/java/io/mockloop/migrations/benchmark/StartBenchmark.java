package io.mockloop.migrations.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a start with nothing pending costs on SQLite, over plain JDBC that reads and hashes the same files. Nothing is
 * asserted but that both see all of them.
 */
class StartBenchmark {

    private static final int PAIRS = Integer.getInteger("mockloop.benchmark.pairs", 100);
    private static final String LIBRARIES =
            "/classes$|mockloop-migrations-core-|spring-|commons-logging|slf4j-api|sqlite-jdbc";

    @TempDir
    private Path folder;

    private Path migrations;
    private String url;

    @BeforeEach
    void lieAsDeepAsInAnApplication() throws IOException {
        migrations = Files.createDirectories(folder.resolve("home/application/target/classes/db/migration"));
        url = "jdbc:sqlite:" + folder.resolve("ours.db");
    }

    @Test
    void warmWithAThousandMigrations() throws Exception {
        MigrationManager manager = migrated(1000);
        Cost floor = () -> FirstStart.cpu(() -> Floor.unchanged(url, migrations));
        Cost start = () -> FirstStart.cpu(() -> manager.migrateToLatest().applied());
        ratio(floor, start, PAIRS);
        print("1,000 migrations, warm", ratio(floor, start, PAIRS), PAIRS);
    }

    @Test
    void firstInAProcessWithAHundredMigrations() throws Exception {
        migrated(100);
        print(
                "100 migrations, first in a process, the driver loaded before",
                ratio(() -> inAProcess("floor"), () -> inAProcess("start"), PAIRS / 5),
                PAIRS / 5);
    }

    @Test
    void wholeProcessWithAHundredMigrations() throws Exception {
        migrated(100);
        Processes.print(new Processes(folder)
                .add("floor", Processes.java(LIBRARIES, Floor.class, url, migrations.toString()))
                .add("start", command("start"))
                .run(Processes.ROUNDS));
    }

    private MigrationManager migrated(int count) throws Exception {
        Scripts.write(migrations, count);
        MigrationManager manager = FirstStart.manager(url, migrations);
        assertThat(manager.migrateToLatest().applied()).isEqualTo(count);
        assertThat(Floor.unchanged(url, migrations)).isEqualTo(count);
        return manager;
    }

    private long inAProcess(String what) throws IOException {
        Process process = new ProcessBuilder(command(what))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return Long.parseLong(new String(process.getInputStream().readAllBytes(), UTF_8).strip());
    }

    private List<String> command(String what) {
        return Processes.java(LIBRARIES, FirstStart.class, what, url, migrations.toString());
    }

    /** Costs something. */
    private interface Cost {
        double nanos() throws Exception;
    }

    private static double ratio(Cost floor, Cost start, int pairs) throws Exception {
        double[] ratios = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            double below = floor.nanos();
            ratios[i] = start.nanos() / below;
        }
        Arrays.sort(ratios);
        return ratios[pairs / 2];
    }

    private static void print(String what, double ratio, int pairs) {
        System.out.printf(
                Locale.ROOT,
                "JDK %s, %s: CPU %4.2f times the floor, median of %d pairs%n",
                Runtime.version().feature(),
                what,
                ratio,
                pairs);
    }
}
