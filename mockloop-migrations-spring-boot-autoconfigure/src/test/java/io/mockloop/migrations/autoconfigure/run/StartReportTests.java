package io.mockloop.migrations.autoconfigure.run;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
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
import io.mockloop.migrations.autoconfigure.run.StartReport.Said;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

class StartReportTests {

    private static final StartMode RUNNER = new StartMode(MigrationMode.RUNNER, "no bean needs them before readiness");
    private static final String POSTGRESQL = "PostgreSQL 18.6";

    private final StartReport report = new StartReport(List.of(() -> "see /actuator/migrations"), () -> false);

    @Test
    void saysWhatWasAppliedInWhichModeAndWhy() {
        MigrationResult result = result(List.of(sql("3"), sql("4")), "4", 4, 0, Duration.ofMillis(120));

        assertThat(report.of("migrationManager", result, RUNNER).line())
                .isEqualTo("Migrations: 2 applied (3, 4), now at version 4 on PostgreSQL 18.6, in 120 ms;"
                        + " mode runner (auto: no bean needs them before readiness)");
    }

    @Test
    void saysWhatWasUndone() {
        Executed undone = new Executed(
                Version.of("6"), "six", MigrationType.SQL, "V6__six.sql", Direction.DOWN, Duration.ofMillis(5));
        MigrationResult result = result(List.of(undone), "4", 4, 0, Duration.ofMillis(120));

        assertThat(report.of("migrationManager", result, RUNNER).line())
                .startsWith(
                        "Migrations: 1 undone (6), nothing to apply, now at version 4 on PostgreSQL 18.6, in 120 ms;");
    }

    @Test
    void saysThatThereWasNothingToApply() {
        MigrationResult result = result(List.of(), "4", 4, 0, Duration.ofMillis(3));

        assertThat(report.of("migrationManager", result, new StartMode(MigrationMode.LIFECYCLE, null))
                        .line())
                .isEqualTo("Migrations: nothing to apply, at version 4 on PostgreSQL 18.6, in 3 ms; mode lifecycle");
    }

    @Test
    void saysThatNothingIsAppliedAtAll() {
        MigrationResult result = result(List.of(), null, 0, 0, Duration.ofMillis(3));

        assertThat(report.of("migrationManager", result, RUNNER).line())
                .startsWith("Migrations: nothing to apply, no version applied on PostgreSQL 18.6, in 3 ms;");
    }

    @Test
    void saysWhereTheFirstStartsMigrationsAreShown() {
        MigrationResult result = result(List.of(sql("1"), sql("2")), "2", 2, 0, Duration.ofMillis(12_345));

        Said said = report.of("migrationManager", result, RUNNER);
        assertThat(said.line()).contains("in 12.3 s").endsWith("; see /actuator/migrations");
        assertThat(said.notices()).isEmpty();
        assertThat(said.inFull()).isEqualTo(said.line());
    }

    @Test
    void saysItOnceForSeveralManagers() {
        MigrationResult result = result(List.of(sql("1")), "1", 1, 0, Duration.ofMillis(3));

        assertThat(report.of("ordersMigrationManager", result, RUNNER).notices())
                .hasSize(1);
        assertThat(report.of("migrationManager", result, RUNNER))
                .satisfies(
                        said -> assertThat(said.line()).doesNotContain("/actuator/migrations"),
                        said -> assertThat(said.notices()).isEmpty());
    }

    @Test
    void saysInALineOfItsOwnWhatHasNoRoom() {
        StartReport longer = new StartReport(
                List.of(() -> "to see them at /actuator/migrations, set"
                        + " management.endpoints.web.exposure.include=health,migrations"),
                () -> false);
        MigrationResult result = result(List.of(sql("1")), "1", 1, 0, Duration.ofMillis(3));

        Said said = longer.of("migrationManager", result, RUNNER);

        assertThat(said.line()).endsWith("before readiness)");
        assertThat(said.notices())
                .containsExactly("Migrations: to see them at /actuator/migrations, set"
                        + " management.endpoints.web.exposure.include=health,migrations");
        assertThat(said.inFull()).isEqualTo(said.line());
    }

    @Test
    void saysOnceWhereAutoLetsHttpBeAnsweredMeanwhile() {
        MigrationResult result = result(List.of(sql("1")), "1", 1, 0, Duration.ofMillis(3));
        StartReport serving = new StartReport(List.of(), () -> true);

        assertThat(serving.of("migrationManager", result, RUNNER).notices())
                .containsExactly("Migrations: HTTP was answered while they ran, and readiness refused;"
                        + " without a readiness probe set mockloop.migrations.mode=lifecycle");
        assertThat(serving.of("ordersMigrationManager", result, RUNNER).notices())
                .isEmpty();
        assertThat(new StartReport(List.of(), () -> true)
                        .of("migrationManager", result, new StartMode(MigrationMode.RUNNER, null))
                        .notices())
                .isEmpty();
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

        assertThat(report.of("migrationManager", result, new StartMode(MigrationMode.RUNNER, null))
                        .line())
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
                                RUNNER)
                        .line())
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
                                RUNNER)
                        .line())
                .startsWith("Migrations: 2 applied (1, R__totals.sql), now at version 1");
        assertThat(report.of(
                                "migrationManager",
                                RecordingMigrationManager.withPending("3")
                                        .withRepeatable("totals")
                                        .status(),
                                new StartMode(MigrationMode.NONE, null))
                        .line())
                .startsWith("Migrations: 2 pending (3, R__totals.sql), ");
    }

    @Test
    void namesAsManyMigrationsAsThereIsRoomFor() {
        List<Executed> some =
                IntStream.rangeClosed(1, 30).mapToObj(i -> sql("" + i)).toList();
        List<Executed> timestamps = IntStream.rangeClosed(1, 300)
                .mapToObj(i -> sql("" + (20261124060000L + i)))
                .toList();

        assertThat(report.of("migrationManager", result(some, "30", 30, 0, Duration.ofSeconds(2)), RUNNER)
                        .line())
                .startsWith("Migrations: 30 applied (1, 2, 3 and 27 more), now at version 30 on");
        assertThat(report.of("migrationManager", result(timestamps, "20261124060300", 300, 0, Duration.ZERO), RUNNER)
                        .line())
                .startsWith("Migrations: 300 applied, now at version 20261124060300 on PostgreSQL 18.6, in 0 ms; mode");
        assertThat(report.of("migrationManager", result(some, "30", 30, 0, Duration.ofSeconds(2)), RUNNER)
                        .inFull())
                .contains("29, 30)");
    }

    @ParameterizedTest
    @MethodSource("longOnes")
    void isShortHoweverLongItsPartsAre(String manager, MigrationResult result, StartMode mode) {
        Said said = report.of(manager, result, mode);

        assertThat(said.line()).hasSizeLessThan(160).startsWith("Migrations").contains("nothing to apply, ");
        assertThat(said.inFull())
                .contains(manager.equals("migrationManager") ? "Migrations:" : manager)
                .contains(mode.describe());
    }

    static Stream<Arguments> longOnes() {
        StartMode reasoned = new StartMode(
                MigrationMode.INITIALIZER,
                "LocalContainerEntityManagerFactoryBean 'entityManagerFactory' needs the schema while the context starts");
        List<Skipped> skipped = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> new Skipped(Version.of("" + i), "Add x", "below the current version, and out of order"))
                .toList();
        MigrationResult plain = result(List.of(), "4", 4, 0, Duration.ofMillis(3));
        return Stream.of(
                Arguments.of("migrationManager", plain, reasoned),
                Arguments.of("x".repeat(200) + "MigrationManager", plain, reasoned),
                Arguments.of(
                        "migrationManager",
                        new MigrationResult(
                                List.of(), skipped, Version.of("44"), 4, 40, Duration.ofMillis(5), POSTGRESQL),
                        reasoned),
                Arguments.of(
                        "ordersMigrationManager",
                        new MigrationResult(
                                List.of(),
                                List.of(),
                                Version.of("1." + "2.".repeat(60) + "3"),
                                4,
                                0,
                                Duration.ofMillis(5),
                                "PostgreSQL " + "18".repeat(60)),
                        RUNNER));
    }

    @Test
    void logsInFullWhatWasCutAtDebug() {
        Logger logger = (Logger) LoggerFactory.getLogger(StartReportTests.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.DEBUG);

        new Said("short", List.of("notice"), "in full").log(logger);
        new Said("whole", List.of(), "whole").log(logger);

        assertThat(log.list)
                .extracting(ILoggingEvent::toString)
                .containsExactly("[INFO] short", "[INFO] notice", "[DEBUG] in full", "[INFO] whole");
    }

    @Test
    void namesAManagerThatIsNotTheDefaultOne() {
        assertThat(report.of("ordersMigrationManager", result(List.of(), "4", 4, 0, Duration.ZERO), RUNNER)
                        .line())
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
                                none)
                        .line())
                .isEqualTo("Migrations: 2 pending (3, 4), at version 2 on SQLite 3.54.1; mode none");
        assertThat(report.of(
                                "migrationManager",
                                RecordingMigrationManager.withPending()
                                        .applied("9")
                                        .finding(Summary.AHEAD, ValidationResult.ok())
                                        .status(),
                                none)
                        .line())
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
