package io.mockloop.migrations.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.AppliedMigration;
import io.mockloop.migrations.Message;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.MigrationStatus.Running;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.PendingMigration;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.view.QuarantinedView;
import io.mockloop.migrations.view.StatusView;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusReportTests {

    private static final Instant AT = Instant.parse("2026-11-24T09:30:05Z");

    private static String shown(
            Summary summary,
            List<AppliedMigration> applied,
            List<PendingMigration> pending,
            @Nullable Running running) {
        MigrationStatus status = new MigrationStatus(
                summary,
                Version.of("1"),
                "SQLite",
                "schema_version",
                applied,
                List.of(),
                pending,
                ValidationResult.ok(),
                running);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new StatusReport(status).text(new PrintStream(out, true, UTF_8), Screen.of(Colours.NONE, false));
        return out.toString(UTF_8);
    }

    private static AppliedMigration view(String script) {
        return new AppliedMigration(null, "view", MigrationType.REPEATABLE, script, MigrationState.APPLIED, AT);
    }

    private static PendingMigration again(String script) {
        return new PendingMigration(null, "view", MigrationType.REPEATABLE, script, List.of(), false, false);
    }

    @Test
    void showsARepeatableMigrationThatIsToRunAgainOnce() {
        String shown = shown(Summary.PENDING, List.of(view("R__view.sql")), List.of(again("sub/R__view.sql")), null);
        assertThat(shown).containsOnlyOnce("view").contains("REPEATABLE  PENDING");
        assertThat(shown(Summary.UP_TO_DATE, List.of(view("R__view.sql")), List.of(), null))
                .containsOnlyOnce("view");
    }

    @Test
    void tellsHowManyRowsAreDone() {
        RowCount rows = new RowCount(120_000, 1_000_000);
        assertThat(shown(Summary.RUNNING, List.of(), List.of(), new Running(Version.of("1"), 1, 0, rows, AT, null)))
                .contains("RUNNING: 1, 120,000 of 1,000,000 rows done, since 2026-11-24 09:30:05 UTC\n");
        Running slowed = new Running(Version.of("1"), 1, 0, rows, AT, "a vacuum is at work");
        assertThat(shown(Summary.RUNNING, List.of(), List.of(), slowed))
                .contains("since 2026-11-24 09:30:05 UTC; its batches wait: a vacuum is at work");
    }

    @Test
    void tellsHowManyRowsAreInQuarantine() {
        AppliedMigration one = new AppliedMigration(
                Version.of("1"), "rows", MigrationType.JAVA, "Rows", MigrationState.APPLIED, AT, false, 1200);
        assertThat(shown(Summary.UP_TO_DATE, List.of(one), List.of(), null))
                .contains("APPLIED, 1,200 rows in quarantine");
        MigrationStatus status = new MigrationStatus(
                Summary.UP_TO_DATE,
                Version.of("1"),
                "SQLite",
                "schema_version",
                List.of(view("R__view.sql"), one),
                List.of(),
                List.of(),
                ValidationResult.ok(),
                null);
        assertThat(StatusView.of(status, Message::toString).quarantined())
                .containsExactly(new QuarantinedView("1", 1200));
        assertThat(shown(Summary.UP_TO_DATE, List.of(view("R__view.sql")), List.of(), null))
                .doesNotContain("quarantine");
    }

    @Test
    void doesNotSayOfANotedStatementThatItIsTheOneThatRuns() {
        assertThat(shown(Summary.RUNNING, List.of(), List.of(), new Running(Version.of("1"), 1, 4, null, AT, null)))
                .contains("RUNNING: 1, at statement 1 of 4 or a later one, since 2026-11-24 09:30:05 UTC");
        assertThat(shown(Summary.RUNNING, List.of(), List.of(), new Running(Version.of("1"), 4, 4, null, AT, null)))
                .contains("RUNNING: 1, at statement 4 of 4, since ");
    }
}
