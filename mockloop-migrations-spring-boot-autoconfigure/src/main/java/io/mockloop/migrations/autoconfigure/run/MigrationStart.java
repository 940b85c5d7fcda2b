package io.mockloop.migrations.autoconfigure.run;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.autoconfigure.MigrationMode;
import io.mockloop.migrations.autoconfigure.activity.MigrationActivity;
import io.mockloop.migrations.cli.output.Wording;
import io.mockloop.migrations.exception.NonEmptyDatabaseException;
import io.mockloop.migrations.exception.PendingMigrationsException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.core.metrics.StartupStep;

/** What the start of an application does about its migrations, at the moment that its mode names. */
final class MigrationStart {

    private static final Logger LOGGER = LoggerFactory.getLogger(MigrationStart.class);
    private static final String HOW_TO_APPLY = "Let the job that migrates this database run first, or start one "
            + "instance with mockloop.migrations.mode=auto.";

    private final Map<String, MigrationManager> managers;
    private final MigrationActivity activity;
    private final ApplicationStartup applicationStartup;
    private final StartReport report;
    private final BackgroundStart background;
    private final Supplier<Optional<String>> scripts;
    private volatile StartMode mode;

    /**
     * A start.
     *
     * @param background goes on with what runs leave
     * @param scripts says what runs SQL scripts while the context starts; asked only after a failure
     */
    MigrationStart(
            StartMode mode,
            Map<String, MigrationManager> managers,
            MigrationActivity activity,
            ApplicationStartup applicationStartup,
            StartReport report,
            BackgroundStart background,
            Supplier<Optional<String>> scripts) {
        this.mode = mode;
        this.managers = managers;
        this.activity = activity;
        this.applicationStartup = applicationStartup;
        this.report = report;
        this.background = background;
        this.scripts = scripts;
    }

    /**
     * Decides what was left open while beans were only defined.
     *
     * @param workBeforeRunners says what the application does before its first runner
     * @param runnersAreCalled whether there will be a first runner at all
     */
    void decide(Supplier<Optional<String>> workBeforeRunners, boolean runnersAreCalled) {
        mode = mode.unless(workBeforeRunners);
        if (mode.mode() == MigrationMode.RUNNER && !runnersAreCalled) {
            LOGGER.warn(
                    "Migrations: none are applied in this context: mockloop.migrations.mode=runner waits for runners,"
                            + " which only SpringApplication calls. Use the mode lifecycle or initializer here, or auto.");
        }
    }

    /** Does it, if this start's mode is one of these. */
    void run(MigrationMode... modes) {
        if (Arrays.asList(modes).contains(mode.mode())) {
            managers.forEach(this::run);
        }
    }

    private void run(String name, MigrationManager manager) {
        warnWhereNotTold(name);
        StartupStep step = applicationStartup
                .start("mockloop.migrations.start")
                .tag("manager", name)
                .tag("mode", mode.mode().name());
        try {
            switch (mode.mode()) {
                case VALIDATE -> validate(name, manager);
                case NONE -> tellPending(name, manager);
                default -> migrate(name, manager);
            }
        } finally {
            step.end();
        }
    }

    private void warnWhereNotTold(String name) {
        if (!activity.isToldBy(name)) {
            LOGGER.warn(
                    "The bean '{}' was built without the application's MigrationListener beans, or with another name: its"
                            + " runs give no events, observations and startup steps, and what is running isn't shown."
                            + " Build it with .name(\"{}\") and .listeners(…), as docs/spring-boot.md shows",
                    name,
                    name);
        }
    }

    private void migrate(String name, MigrationManager manager) {
        activity.began(name);
        try {
            MigrationResult result = manager.migrateForeground();
            activity.ended(name, result);
            if (!result.inBackground().isEmpty()) {
                background.leave(name, manager);
            }
            report.of(name, result, mode).log(LOGGER);
        } catch (NonEmptyDatabaseException e) {
            RuntimeException failure = becauseOfScripts(e);
            activity.failed(name, failure);
            throw failure;
        } catch (RuntimeException | Error e) {
            activity.failed(name, e);
            throw e;
        }
    }

    private RuntimeException becauseOfScripts(NonEmptyDatabaseException failure) {
        return mode.mode() == MigrationMode.INITIALIZER || failure.version() != null
                ? failure
                : scripts.get()
                        .<RuntimeException>map(what -> new ScriptsCameFirstException(what, mode.mode(), failure))
                        .orElse(failure);
    }

    /** What is above the target is pending, but not meant to be applied: only a plan tells. */
    private void validate(String name, MigrationManager manager) {
        MigrationStatus status = manager.status();
        activity.seen(name, status);
        if (status.summary() != MigrationStatus.Summary.UP_TO_DATE) {
            MigrationPlan plan = manager.plan();
            if (!plan.isEmpty()) {
                throw new PendingMigrationsException(status.database(), plan, HOW_TO_APPLY);
            }
        }
        report.of(name, status, mode).log(LOGGER);
    }

    private void tellPending(String name, MigrationManager manager) {
        MigrationStatus status = manager.status();
        activity.found(name, status);
        report.of(name, status, mode).log(LOGGER);
        status.problems()
                .problems()
                .forEach(problem ->
                        LOGGER.warn("{}: {}", problem.code(), problem.text().in(Wording::inApplication)));
    }
}
