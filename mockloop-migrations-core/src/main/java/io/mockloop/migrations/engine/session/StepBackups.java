package io.mockloop.migrations.engine.session;

import io.mockloop.migrations.engine.backup.Backups;
import io.mockloop.migrations.engine.backup.MadeBefore;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.settings.BackupMode;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The backups that a run makes before steps, of a database that wasn't empty when it began. */
public final class StepBackups {

    private static final Logger logger = LoggerFactory.getLogger(StepBackups.class);

    private final RunContext context;
    private final BooleanSupplier wasEmpty;
    private int madeAfter = -1;

    /**
     * For one run.
     *
     * @param wasEmpty whether the database was empty when the run began, so that there was nothing to back up
     */
    public StepBackups(RunContext context, BooleanSupplier wasEmpty) {
        this.context = context;
        this.wasEmpty = wasEmpty;
    }

    /** Whether one is made before any of these steps. */
    public boolean areWanted(List<Step> steps) {
        return !wasEmpty.getAsBoolean() && areAsked(context.engine().backups(), steps);
    }

    /** Whether any of these asks for one of a database that isn't empty. */
    public static boolean areAsked(Backups backups, List<Step> steps) {
        return backups.settings().mode() != BackupMode.NEVER
                && wanted(backups, steps).isPresent();
    }

    /**
     * Makes sure, before anything is begun, that nothing is missing that backups take.
     *
     * @param steps all of a run
     * @throws io.mockloop.migrations.exception.BackupException if something is
     */
    public static void require(Backups backups, List<Step> steps) throws SQLException {
        if (areAsked(backups, steps)) {
            backups.require(what(wanted(backups, steps).orElseThrow()));
        }
    }

    /** What was left half-done is not what a backup is asked for of: one was made before it was begun. */
    private static Optional<Step> wanted(Backups backups, List<Step> steps) {
        boolean always = backups.settings().mode() == BackupMode.ALWAYS;
        return steps.stream()
                .filter(step -> (always || step.backupRequired()) && step.recovery() == null)
                .findFirst();
    }

    private static String what(Step step) {
        return "The backup before " + step.display();
    }

    private BackupMode mode() {
        return context.engine().backups().settings().mode();
    }

    /**
     * Makes one if any of these asks for it, or if it is the run's first and each run has one.
     *
     * @param steps those that are run next, together
     * @param executed how many the run has done before
     */
    public void before(List<Step> steps, int executed) throws SQLException {
        Optional<Step> first = steps.stream()
                .filter(step -> step.backupRequired() && step.recovery() == null)
                .findFirst();
        if (mode() == BackupMode.ALWAYS && executed == 0 && steps.get(0).recovery() == null) {
            first = Optional.of(steps.get(0));
        }
        // The same step is begun anew where somebody reads, or has written.
        if (first.isEmpty() || madeAfter == executed || wasEmpty.getAsBoolean()) {
            return;
        }
        if (mode() == BackupMode.NEVER) {
            logger.warn(
                    "{} asks for a backup before it runs, and none is made: backups are switched off",
                    first.get().display());
            return;
        }
        Consequence left = executed == 0
                ? Consequence.NOTHING_RUN
                : Consequence.committedBefore(context.writer().names().display());
        context.engine()
                .backups()
                .make(
                        what(first.get()),
                        context.engine().read().current().orElse(null),
                        before(first.get()),
                        context.cancellation(),
                        left);
        madeAfter = executed;
    }

    private MadeBefore before(Step step) throws SQLException {
        int event = PlainSql.query(context.connection(), context.writer().lastEvent(), row -> row.getInt(1))
                .get(0);
        return new MadeBefore(step.direction(), step.version(), step.script(), event);
    }
}
