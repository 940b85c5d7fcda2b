package io.mockloop.migrations.engine.report;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationPlan.PlannedStatement;
import io.mockloop.migrations.MigrationPlan.Source;
import io.mockloop.migrations.MigrationPlan.Step;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.RecoveryPlan;
import io.mockloop.migrations.RecoveryState;
import io.mockloop.migrations.RestorePlan;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.batch.Checkpoints;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.plan.Recovery;
import io.mockloop.migrations.engine.program.Plans;
import io.mockloop.migrations.engine.recovery.LockProbe;
import io.mockloop.migrations.engine.recovery.Lost;
import io.mockloop.migrations.engine.recovery.OwnBackup;
import io.mockloop.migrations.engine.recovery.RecoveryPlanner.Planned;
import io.mockloop.migrations.engine.recovery.UnfinishedMigration;
import io.mockloop.migrations.engine.run.BackupCall;
import io.mockloop.migrations.engine.run.HistoryChange.Settlement;
import io.mockloop.migrations.engine.run.Planners;
import io.mockloop.migrations.engine.run.RunSettings;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.engine.watch.LockWait;
import io.mockloop.migrations.exception.RecoveryException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what is left half-done, and how it would be recovered. */
public final class RecoveryPlans {

    private final Planners planners;
    private final Engine engine;
    private final RunSettings settings;

    /** Tells it of the code that there is. */
    public RecoveryPlans(Planners planners, RunSettings settings) {
        this.planners = planners;
        this.engine = planners.engine();
        this.settings = settings;
    }

    /** Whether a version was left half-done. */
    public static RecoveryState state(Engine engine, History history, Version version) throws SQLException {
        HistoryRow row = history.unfinished()
                .filter(left -> Objects.equals(version, left.version()))
                .orElse(null);
        return row == null || new LockProbe(engine, history).isSomebodyAtIt() ? RecoveryState.NONE : state(row);
    }

    private static RecoveryState state(HistoryRow row) {
        return row.state() == MigrationState.FAILED ? RecoveryState.FAILED : RecoveryState.PARTIAL;
    }

    /**
     * How it would be recovered, when nobody is at it any more; empty if nothing is left half-done.
     *
     * @param kind null for the usual one
     * @param isDone what a person says of the statement in doubt; null for nothing
     */
    public Optional<RecoveryPlan> plan(History read, @Nullable RecoveryKind kind, @Nullable Boolean isDone)
            throws SQLException {
        History history = whenNobodyIsAtIt(read);
        while (true) {
            try {
                return planned(history, kind, isDone);
            } catch (RecoveryException refusal) {
                // what was asked for since the row was read may be of another run by now
                History now = whenNobodyIsAtIt(engine.read());
                if (now.isSameAs(history)) {
                    throw refusal;
                }
                history = now;
            }
        }
    }

    private Optional<RecoveryPlan> planned(History history, @Nullable RecoveryKind kind, @Nullable Boolean isDone)
            throws SQLException {
        HistoryRow row = history.unfinished().orElse(null);
        if (row == null) {
            return Optional.empty();
        }
        Planned planned = planners.recoveryOn(history).plan(row, kind, isDone);
        Recovery recovery = Objects.requireNonNull(planned.step().recovery());
        Step step = new Plans(engine.scripts().rules()).step(planned.step());
        return Optional.of(new RecoveryPlan(
                row.version(),
                row.display(),
                state(row),
                row.direction(),
                planned.kind(),
                planned.done(),
                rows(history, row),
                planned.inDoubt(),
                isDone,
                step,
                warnings(planned, recovery, step),
                new OwnBackup(engine, history, row).find().orElse(null)));
    }

    private @Nullable RowCount rows(History history, HistoryRow row) throws SQLException {
        return UnfinishedMigration.isOfRows(planners.set(), row)
                ? new Checkpoints(engine.connection(), engine.history(), engine.names(history))
                        .rows(Objects.requireNonNull(row.version(), "One of rows has a version"))
                        .orElse(null)
                : null;
    }

    /**
     * The backup that what is left half-done can be recovered from; empty if nothing is.
     *
     * @param version null for whichever it is
     */
    public Optional<RestorePlan> fromBackup(History read, @Nullable Version version) throws SQLException {
        History history = whenNobodyIsAtIt(read);
        Optional<HistoryRow> row = unfinished(history, version);
        return row.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new BackupCall(engine, settings).plan(new OwnBackup(engine, history, row.get()).require()));
    }

    /**
     * What a person says that was done by hand, when nobody is at it any more; empty if nothing is left half-done.
     *
     * @param version null for whichever it is
     * @param kind whether it was completed or taken back
     * @throws RecoveryException if another one was left half-done
     */
    public Optional<Settlement> settlement(History read, @Nullable Version version, RecoveryKind kind)
            throws SQLException {
        History history = whenNobodyIsAtIt(read);
        return unfinished(history, version)
                .map(row -> new Settlement(row, Recovery.isOfTakingBack(row) == (kind == RecoveryKind.ROLLBACK)));
    }

    private static Optional<HistoryRow> unfinished(History history, @Nullable Version version) {
        Optional<HistoryRow> row = history.unfinished();
        if (version != null
                && row.isPresent()
                && !Objects.equals(version, row.get().version())) {
            throw RecoveryException.another(version, row.get().display());
        }
        return row;
    }

    private History whenNobodyIsAtIt(History read) throws SQLException {
        LockWait wait = new LockWait(engine, settings.lockTimeout());
        History history = read;
        while (true) {
            while (new LockProbe(engine, history).isSomebodyAtIt()) {
                wait.pauseForHolder(history.names());
                history = engine.read();
            }
            // whoever was at it may have ended between the read and the look at the lock
            History now = engine.read();
            if (now.isSameAs(history)) {
                return now;
            }
            history = now;
        }
    }

    private List<String> warnings(Planned planned, Recovery recovery, Step step) {
        List<String> warnings = new ArrayList<>();
        if (step.direction() == Direction.DOWN && step.runsSomething()) {
            warnings.add("Data may be lost. What is in columns and tables that are dropped is gone.");
        }
        if (step.source() == Source.DATABASE) {
            warnings.add("The way back is the one that was stored in the database.");
        }
        if (step.note() != null) {
            warnings.add(step.note());
        }
        if (step.direction() == Direction.UP && !recovery.takesBack()) {
            planners.set()
                    .callbacks()
                    .afterEach()
                    .forEach(each -> warnings.add("The callback %s is run behind it.".formatted(each.script())));
        }
        if (planned.foreign() != null) {
            warnings.add("What this was to make is there, and not its own; the way back may remove it: "
                    + planned.foreign());
        }
        Lost lost = planned.lost();
        lost.done().forEach(each -> warnings.add("What this has removed is lost, and comes back empty: " + each));
        lost.maybe()
                .forEach(each ->
                        warnings.add("This may be done: then what it removed is lost, and comes back empty: " + each));
        String rows = recovery.isTurned() && !planned.isExact() ? changingRows(step) : "";
        if (!rows.isEmpty()) {
            warnings.add("Not all of %s was done, and these change rows whether or not what they take back was: %s"
                    .formatted(step.direction() == Direction.UP ? "its way back" : "the migration", rows));
        }
        return warnings;
    }

    private String changingRows(Step step) {
        return step.statements().stream()
                .filter(each -> engine.scripts().rules().changesRows(each.sql()))
                .map(each -> place(step, each))
                .collect(Collectors.joining(", "));
    }

    private static String place(Step step, PlannedStatement statement) {
        return step.place(statement).words();
    }
}
