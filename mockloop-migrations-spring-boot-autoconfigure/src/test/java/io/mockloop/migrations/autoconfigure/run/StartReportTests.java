package io.mockloop.migrations.autoconfigure.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationResult.Executed;
import io.mockloop.migrations.MigrationResult.Skipped;
import io.mockloop.migrations.MigrationStatus.Summary;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.autoconfigure.MigrationMode;
import io.mockloop.migrations.autoconfigure.RecordingMigrationManager;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StartReportTests {

    private static final StartMode RUNNER = new StartMode(MigrationMode.RUNNER, "nothing needs the schema earlier");
    private static final String POSTGRESQL = "PostgreSQL 18.6";

    private final StartReport report = new StartReport(List.of(() -> "shown at /actuator/migrations"));

    @Test
    void saysWhatWasAppliedInWhichModeAndWhy() {
        MigrationResult result = result(List.of(sql("3"), sql("4")), "4", 4, 0, Duration.ofMillis(120));

        assertThat(report.of("migrationManager", result, RUNNER))
                .isEqualTo("Migrations: 2 applied (3, 4), now at version 4 on PostgreSQL 18.6, in 120 ms;"
                        + " mode runner (auto: nothing needs the schema earlier)");
    }

    @Test
    void saysWhatWasUndone() {
        Executed undone = new Executed(
                Version.of("6"), "six", MigrationType.SQL, "V6__six.sql", Direction.DOWN, Duration.ofMillis(5));
        MigrationResult result = result(List.of(undone), "4", 4, 0, Duration.ofMillis(120));

        assertThat(report.of("migrationManager", result, RUNNER))
                .startsWith(
                        "Migrations: 1 undone (6), nothing to apply, now at version 4 on PostgreSQL 18.6, in 120 ms;");
    }

    @Test
    void saysThatThereWasNothingToApply() {
        MigrationResult result = result(List.of(), "4", 4, 0, Duration.ofMillis(3));

        assertThat(report.of("migrationManager", result, new StartMode(MigrationMode.LIFECYCLE, null)))
                .isEqualTo("Migrations: nothing to apply, at version 4 on PostgreSQL 18.6, in 3 ms; mode lifecycle");
    }

    @Test
    void saysThatNothingIsAppliedAtAll() {
        MigrationResult result = result(List.of(), null, 0, 0, Duration.ofMillis(3));

        assertThat(report.of("migrationManager", result, RUNNER))
                .startsWith("Migrations: nothing to apply, no version applied on PostgreSQL 18.6, in 3 ms;");
    }

    @Test
    void saysWhereTheFirstStartsMigrationsAreShown() {
        MigrationResult result = result(List.of(sql("1"), sql("2")), "2", 2, 0, Duration.ofMillis(12_345));

        assertThat(report.of("migrationManager", result, RUNNER))
                .contains("in 12.3 s")
                .endsWith("; shown at /actuator/migrations");
    }

    @Test
    void saysWhatIsStillPendingAndWhy() {
        MigrationResult result = new MigrationResult(
                List.of(sql("3")),
                List.of(new Skipped(Version.of("4"), "Add x", "above the target 3")),
                Version.of("3"),
                3,
                1,
                Duration.ofMillis(5),
                POSTGRESQL);

        assertThat(report.of("migrationManager", result, RUNNER))
                .startsWith("Migrations: 1 applied (3), 1 still pending, 4 passed over (above the target 3),"
                        + " now at version 3 on PostgreSQL 18.6, in 5 ms;");
    }

    @Test
    void saysThatADatabaseWasTakenOver() {
        Executed baseline =
                new Executed(Version.of("1"), "Baseline", MigrationType.BASELINE, "", Direction.UP, Duration.ZERO);

        assertThat(report.of(
                        "migrationManager",
                        result(List.of(baseline, sql("2")), "2", 1, 0, Duration.ofMillis(5)),
                        RUNNER))
                .startsWith("Migrations: taken over at version 1, 1 applied (2), now at version 2");
    }

    @Test
    void namesRepeatableMigrationsAndTheFileOfABaseline() {
        Executed baseline = new Executed(
                Version.of("1"), "base", MigrationType.BASELINE, "B1__base.sql", Direction.UP, Duration.ZERO);
        Executed repeatable =
                new Executed(null, "totals", MigrationType.REPEATABLE, "R__totals.sql", Direction.UP, Duration.ZERO);

        assertThat(report.of(
                        "migrationManager",
                        result(List.of(baseline, repeatable), "1", 2, 0, Duration.ofMillis(5)),
                        RUNNER))
                .startsWith("Migrations: 2 applied (1, R__totals.sql), now at version 1");
        assertThat(report.of(
                        "migrationManager",
                        RecordingMigrationManager.withPending("3")
                                .withRepeatable("totals")
                                .status(),
                        new StartMode(MigrationMode.NONE, null)))
                .startsWith("Migrations: 2 pending (3, R__totals.sql), ");
    }

    @Test
    void namesTheFirstOfManyMigrations() {
        List<Executed> many =
                IntStream.rangeClosed(1, 300).mapToObj(i -> sql("" + i)).toList();

        assertThat(report.of("migrationManager", result(many, "300", 300, 0, Duration.ofSeconds(2)), RUNNER))
                .contains("300 applied (1, 2, ")
                .contains("20 and 280 more)");
    }

    @Test
    void namesAManagerThatIsNotTheDefaultOne() {
        assertThat(report.of("ordersMigrationManager", result(List.of(), "4", 4, 0, Duration.ZERO), RUNNER))
                .startsWith("Migrations of 'ordersMigrationManager': nothing to apply");
    }

    @Test
    void saysWhatIsPendingWhereNothingIsRun() {
        StartMode none = new StartMode(MigrationMode.NONE, null);

        assertThat(report.of(
                        "migrationManager",
                        RecordingMigrationManager.withPending("3", "4")
                                .applied("1", "2")
                                .status(),
                        none))
                .isEqualTo("Migrations: 2 pending (3, 4), at version 2 on SQLite 3.54.1; mode none");
        assertThat(report.of(
                        "migrationManager",
                        RecordingMigrationManager.withPending()
                                .applied("9")
                                .finding(Summary.AHEAD, ValidationResult.ok())
                                .status(),
                        none))
                .isEqualTo("Migrations: nothing pending, at version 9 on SQLite 3.54.1, status AHEAD; mode none");
    }

    private static MigrationResult result(
            List<Executed> executed, @Nullable String version, int applied, int pending, Duration duration) {
        return new MigrationResult(
                executed,
                List.of(),
                version == null ? null : Version.of(version),
                applied,
                pending,
                duration,
                POSTGRESQL);
    }

    private static Executed sql(String version) {
        return new Executed(
                Version.of(version),
                "Step",
                MigrationType.SQL,
                "V%s__step.sql".formatted(version),
                Direction.UP,
                Duration.ofMillis(1));
    }
}
