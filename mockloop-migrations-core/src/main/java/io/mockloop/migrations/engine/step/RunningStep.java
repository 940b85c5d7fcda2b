package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.DataMigration;
import io.mockloop.migrations.Direction;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationListener.Execution;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.RangeMigration;
import io.mockloop.migrations.data.RowFailurePolicy;
import io.mockloop.migrations.engine.batch.HaltedException;
import io.mockloop.migrations.engine.binding.ThreadTransaction.End;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.history.HistoryWriter;
import io.mockloop.migrations.engine.history.HistoryWriter.Event;
import io.mockloop.migrations.engine.history.StoredDown;
import io.mockloop.migrations.engine.migration.ResolvedMigration;
import io.mockloop.migrations.engine.migration.SchemaMigration;
import io.mockloop.migrations.engine.migration.ScriptMigration;
import io.mockloop.migrations.engine.migration.SqlCallback;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.engine.plan.Recovery;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.rows.RangeBody;
import io.mockloop.migrations.engine.rows.RangeWork;
import io.mockloop.migrations.engine.rows.RowBody;
import io.mockloop.migrations.engine.rows.RowTables;
import io.mockloop.migrations.engine.rows.Workers;
import io.mockloop.migrations.engine.session.Listeners;
import io.mockloop.migrations.engine.session.Position;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.session.Transactions.Fate;
import io.mockloop.migrations.sql.Section;
import io.mockloop.migrations.sql.SqlScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One step while it runs: its row, its place, its time. */
public final class RunningStep {

    private static final Logger logger = LoggerFactory.getLogger(RunningStep.class);

    private final Step step;
    private final HistoryRow row;
    private final Execution execution;
    private Position position;
    private long startedNanos = System.nanoTime();
    private boolean isStarted;
    private Duration elapsed = Duration.ZERO;
    private boolean announced;
    private @Nullable JavaCode code;

    RunningStep(Step step, int rank, Execution execution) {
        this.step = step;
        this.execution = execution;
        this.position = newPosition();
        this.row = row(step, rank);
    }

    /** What listeners are told of a step. */
    static Execution executionOf(RunContext context, Step step) {
        return new Execution(
                context.run(),
                Objects.toString(step.version(), ""),
                step.description(),
                step.type(),
                step.script(),
                step.direction(),
                step.body().statementCount());
    }

    private Position newPosition() {
        return new Position(step.body().name(), step.body().statementCount());
    }

    private static HistoryRow row(Step step, int rank) {
        if (step instanceof Step.Up up) {
            Recovery recovery = up.recovery();
            HistoryRow row = rowOf(
                    up.migration(), recovery == null ? rank : recovery.left().rank(), MigrationState.APPLIED);
            return step.isMarked() ? row.marked() : row;
        }
        return ((Step.Down) step).row().goingDown();
    }

    /** The row of a migration as the code has it now. */
    public static HistoryRow rowOf(ResolvedMigration migration, int rank, MigrationState state) {
        return new HistoryRow(
                rank,
                migration.version(),
                migration.description(),
                migration.type(),
                migration.script(),
                migration.checksum(),
                migration.rawHash(),
                state,
                Direction.UP,
                null);
    }

    /** The text to store as the undo; null if there is none, or none that is text. */
    public static @Nullable String storedDown(ResolvedMigration migration) {
        if (!(migration instanceof ScriptMigration script) || !migration.reversible()) {
            return null;
        }
        SqlScript down = script.down();
        if (down == null) {
            return null;
        }
        Optional<List<String>> statements = down.storedStatements(Section.DOWN, StoredDown.MOST_CHARACTERS);
        if (statements.isEmpty()) {
            logger.warn(
                    "The way back of {} has more than {} characters, and is not stored in the database: undoing it takes"
                            + " the file",
                    migration.script(),
                    StoredDown.MOST_CHARACTERS);
            return null;
        }
        return new StoredDown(statements.get(), down.runsInTransaction(Section.DOWN), down.takenBack()).encode();
    }

    Step step() {
        return step;
    }

    HistoryRow row() {
        return row;
    }

    Execution execution() {
        return execution;
    }

    Position position() {
        return position;
    }

    /** What has become of the transaction over the migration's own code. */
    Fate fate() {
        return code == null ? Fate.OPEN : code.fate();
    }

    /** Whether a transaction that held all of it has surely not been committed. */
    boolean isKnownToBeUndone() {
        return fate() == Fate.OPEN && !position.isAtCommit();
    }

    /** Its code, if it is a Java migration. */
    JavaCode code(RunContext context) {
        if (code == null) {
            code = new JavaCode(context, step, execution);
        }
        return code;
    }

    /** Those who go through its rows; refused if there is no room for as many. */
    Workers workers(RunContext context) {
        return Workers.of(context, step, statedWorkers());
    }

    /** Those of this process, if another one runs it. */
    Workers workersBeside(RunContext context) {
        return Workers.beside(context, step, statedWorkers());
    }

    private int statedWorkers() {
        return step.body() instanceof Body.Script script
                ? Objects.requireNonNull(script.batch(), "It is not run in ranges")
                        .workers()
                : migrationOfRows() instanceof DataMigration batches
                        ? batches.workers()
                        : ((RangeMigration) migrationOfRows()).workers();
    }

    /** What goes through its rows: ranges for a statement, batches for what Java does. */
    RowBody bodyOfRows(RunContext context, RowTables tables, Workers workers) {
        if (step.body() instanceof Body.Script script) {
            return ranges(context, tables, RangeWork.of(script), workers);
        }
        return migrationOfRows() instanceof RangeMigration ranges
                ? ranges(context, tables, RangeWork.of(ranges), workers)
                : new BatchBody(context, this, (DataMigration) migrationOfRows(), tables, workers);
    }

    /** What becomes of its rows that fail. */
    RowFailurePolicy onError() {
        return step.body() instanceof Body.Batches && migrationOfRows() instanceof DataMigration batches
                ? batches.onError()
                : RowFailurePolicy.FAIL;
    }

    private Migration migrationOfRows() {
        return ((Body.Batches) step.body()).migration().instance();
    }

    private RowBody ranges(RunContext context, RowTables tables, RangeWork work, Workers workers) {
        return new RangeBody(context, step, execution, position, work, tables, workers);
    }

    /** Asks the class of one that is changes of a schema, if it looks at the database before them. */
    void requireValid(RunContext context, boolean inTransaction) throws Exception {
        if (step instanceof Step.Up up && up.migration() instanceof SchemaMigration changes && changes.validates()) {
            code(context)
                    .run(
                            new JavaGate(context, execution, true, null),
                            inTransaction,
                            session -> JavaCode.requireValid(step, changes.validate(session)));
        }
    }

    /** Tells what its code has left to be called at the end of its transaction. */
    void ended(End end) {
        if (code != null) {
            code.ended(end);
        }
    }

    /** From here on, a callback is run for it. */
    Position enter(SqlCallback callback) {
        position = Position.in(callback);
        return position;
    }

    /** From here on, the migration itself is run. */
    void enterBody() {
        position = newPosition();
    }

    /** Tells listeners that it begins, once; of one that isn't run they hear nothing. */
    void announce(Listeners listeners) {
        if (!announced && !step.isMarked()) {
            announced = true;
            listeners.tell(l -> l.beforeMigration(execution));
        }
    }

    /** Whether listeners have been told that it begins. */
    boolean isAnnounced() {
        return announced;
    }

    /** Starts the clock, and at each try the statements' count anew. */
    void start() {
        if (!isStarted) {
            isStarted = true;
            startedNanos = System.nanoTime();
        }
        position = newPosition();
    }

    /** What was run since has told nothing. */
    void returnTo(Position earlier) {
        position = earlier;
    }

    void stop() {
        elapsed = Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    Duration elapsed() {
        return elapsed;
    }

    /** The statement that takes away the row of the last time; none if there is none. */
    List<String> replaced(HistoryWriter writer) {
        return step instanceof Step.Up up && up.replaced() != null ? List.of(writer.delete(up.replaced())) : List.of();
    }

    @Nullable String down() {
        return step instanceof Step.Up up ? storedDown(up.migration()) : null;
    }

    /**
     * The statements that write the history of a step that is one transaction.
     *
     * @param millis an expression for how long it took
     */
    List<String> history(HistoryWriter writer, String millis) {
        if (step.direction() == Direction.DOWN) {
            return List.of(writer.delete(row), writer.makeRepeatablesPending(), writer.log(succeeded(millis)));
        }
        List<String> statements = new ArrayList<>(replaced(writer));
        statements.add(writer.insert(row, step.isMarked() ? null : millis, down()));
        // An expression would give the second statement another time than the first.
        statements.add(writer.log(succeeded(writer.executionTimeOf(row))));
        return List.copyOf(statements);
    }

    private Event succeeded(String millis) {
        return succeeded(millis, null);
    }

    /**
     * One that is marked went neither way, and took no time.
     *
     * @param remark what isn't as it was to be, though it succeeded; null if all is
     */
    Event succeeded(String millis, @Nullable String remark) {
        boolean marked = step.isMarked();
        return event(
                marked ? null : step.direction(),
                step.direction() == Direction.DOWN
                        ? MigrationState.ROLLED_BACK
                        : step.isLeftBehind() ? MigrationState.BACKGROUND : MigrationState.APPLIED,
                marked ? null : millis,
                remark);
    }

    Event failed(MigrationState state, String error) {
        return event(step.direction(), state, String.valueOf(elapsed.toMillis()), error);
    }

    /**
     * What to call it behind what was thrown: of rows an end that was ordered, by a signal or by somebody, is no
     * failure, since it is known how far they have come.
     */
    MigrationState stateAfter(RunContext context, Throwable thrown) {
        boolean isOrdered = context.cancellation().isCancelled() || thrown instanceof HaltedException;
        return isOrdered && step.body().isOfRows() ? MigrationState.PARTIAL : MigrationState.FAILED;
    }

    private Event event(
            @Nullable Direction direction, MigrationState state, @Nullable String millis, @Nullable String error) {
        return new Event(
                step.version(),
                step.description(),
                step.type(),
                step.script(),
                row.checksum(),
                direction,
                state,
                millis,
                error);
    }
}
