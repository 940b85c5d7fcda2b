package io.mockloop.migrations.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationListener.Execution;
import io.mockloop.migrations.MigrationListener.Run;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.testkit.Await;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressLineTests {

    private static final Run RUN = new Run("migrationManager", Database.SQLITE, 1);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void rowsHaveABarWithTheirRateAndTheTimeThatIsLeft() {
        RowsBar bar = new RowsBar(100_000, 0, new RowCount(350_000, 1_000_000));

        assertThat(bar.text(Duration.ofSeconds(10).toNanos()))
                .isEqualTo("[####........] 35% of 1,000,000 rows, 25,000/s, 26 s left");
        assertThat(bar.after(new RowCount(1_000_010, 1_000_000))
                        .text(Duration.ofSeconds(10).toNanos()))
                .isEqualTo("[############] 100% of 1,000,010 rows, 90,001/s, 0 s left");
    }

    @Test
    void whatBatchesWaitForIsSaidOnce() {
        ProgressLine progress = new ProgressLine(new PrintStream(printed, true, StandardCharsets.UTF_8), false);
        Execution execution = execution("Parse");
        progress.beforeRun(RUN);
        progress.beforeMigration(execution);
        for (int i = 0; i < 2; i++) {
            progress.onSlowdown(execution, "a vacuum is at work");
            progress.onSlowdown(execution, "the replica is 12 s behind");
            progress.onSlowdown(execution, null);
        }
        assertThat(text().lines()).containsExactly("[1 of 1] up 4 Parse: its batches wait: a vacuum is at work");
    }

    @Test
    void itIsWrittenAgainInOneLineThatFitsATerminal() {
        ProgressLine progress = new ProgressLine(new PrintStream(printed, true, StandardCharsets.UTF_8), true);
        Execution execution = execution("Parse the headers of all requests, and what they say of agents");
        progress.beforeRun(RUN);
        progress.beforeMigration(execution);
        progress.afterBatch(execution, 1_000, new RowCount(1_000, 4_000));
        Await.until(Duration.ofSeconds(10), "the bar", () -> text().contains("25% of 4,000 rows"));
        progress.afterBatch(execution, 1_000, new RowCount(2_000, 4_000));
        Await.until(Duration.ofSeconds(10), "the next", () -> text().contains("50% of 4,000 rows"));
        progress.afterMigration(execution, Duration.ofMillis(1_500));
        progress.afterRun(RUN, new MigrationResult(List.of(), List.of(), null, 1, 0, Duration.ZERO, "SQLite"));

        List<String> lines = List.of(text().split("\r\033\\[K"));
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .matches(
                                "\\[1 of 1] up 4 Parse th[^\\[]*\\[###\\.{9}] 25% of 4,000 rows, [0-9,]+/s, \\d+ s left")
                        .hasSizeLessThanOrEqualTo(78));
        assertThat(lines)
                .filteredOn(line -> line.contains("\n"))
                .singleElement(STRING)
                .endsWith(": done in 1500 ms\n");
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static Execution execution(String description) {
        return new Execution(RUN, "4", description, MigrationType.JAVA, "FindAgents", Direction.UP, 0);
    }
}
