package io.mockloop.migrations.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.HistoryEntry;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryReportTests {

    private static final String LONG = "A description that is longer than what a terminal of eighty columns leaves";

    private static HistoryEntry entry(int rank, MigrationState state, @Nullable String error) {
        return new HistoryEntry(
                rank,
                Version.of("3"),
                LONG,
                MigrationType.SQL,
                "V3__a.sql",
                Direction.UP,
                state,
                Instant.parse("2026-11-24T06:00:00Z"),
                "me",
                null,
                error);
    }

    private static String text(boolean isTerminal) {
        HistoryReport report = new HistoryReport(each -> {
            each.accept(entry(1, MigrationState.FAILED, "SQLState 42P01, statement 2 at V3__a.sql:4"));
            each.accept(entry(2, MigrationState.APPLIED, null));
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        report.text(new PrintStream(out, true, UTF_8), Screen.of(Colours.NONE, isTerminal));
        return out.toString(UTF_8);
    }

    @Test
    void saysBelowAFailureWhatItWas() {
        assertThat(text(true).lines())
                .hasSize(4)
                .element(2)
                .isEqualTo("      SQLState 42P01, statement 2 at V3__a.sql:4");
    }

    @Test
    void cutsNoDescriptionForAPipe() {
        assertThat(text(false)).contains(LONG);
        assertThat(text(true))
                .doesNotContain(LONG)
                .contains("  A description that is...  UP")
                .hasLineCount(4);
    }
}
