package io.mockloop.migrations.engine.recovery;

import io.mockloop.migrations.DataMigrationStatus.Halt;
import io.mockloop.migrations.Direction;
import io.mockloop.migrations.Message;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.Remedy.RecoverFromBackup;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.batch.Checkpoints;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.history.HistoryRow.Reached;
import io.mockloop.migrations.engine.history.HistoryWriter;
import io.mockloop.migrations.engine.migration.ResolvedMigration;
import io.mockloop.migrations.engine.migration.ScriptMigration;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.engine.plan.Recovery;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.engine.session.Evidence;
import io.mockloop.migrations.exception.MigrationFailedException.Place;
import io.mockloop.migrations.exception.RecoveryException;
import io.mockloop.migrations.exception.ScriptException;
import io.mockloop.migrations.exception.UnfinishedMigrationException;
import io.mockloop.migrations.sql.ScriptStatements;
import io.mockloop.migrations.sql.Section;
import io.mockloop.migrations.sql.SqlScript;
import io.mockloop.migrations.sql.SqlStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A migration that nobody is at any more. Whoever finds one, to run or to look, asks here what is done, what isn't, and
 * how to go on, so that all say the same of it: what its row tells, and what the catalog tells of the statement that
 * was in doubt.
 */
public final class UnfinishedMigration {

    /** Of statements behind the last one that is done, and before the one that failed. */
    public static final String BETWEEN = "What came between was rolled back.";

    /** What the log says first of a failure that came from outside: the process was told to end. */
    public static final String STOPPED = "stopped";

    private final Engine engine;
    private final History history;
    private final HistoryRow row;
    private final MigrationSet set;

    /**
     * Looks at nothing yet.
     *
     * @param set the code, which has the statements
     * @param row in state RUNNING, PARTIAL or FAILED
     */
    public UnfinishedMigration(Engine engine, History history, MigrationSet set, HistoryRow row) {
        this.engine = engine;
        this.history = history;
        this.row = row;
        this.set = set;
    }

    /** The script that was run; null if it has been changed since, as its lines then tell nothing. */
    private @Nullable SqlScript script() {
        ResolvedMigration migration =
                set.find(row.type(), row.version(), row.description()).orElse(null);
        if (!(migration instanceof ScriptMigration script) || !Objects.equals(script.rawHash(), row.rawHash())) {
            return null;
        }
        if (row.direction() == Direction.UP) {
            return script.up();
        }
        return script.down();
    }

    /**
     * How far it has come, by all that is known.
     *
     * @param lookAt what to look at about the statement in doubt; null if there is none, or nothing is known to help
     */
    private record Found(Reached reached, @Nullable String lookAt) {}

    /** How far it has come; a statement is in doubt only if the process ended without an answer. */
    Reached reached() throws SQLException {
        Reached reached = look().reached();
        return isFailed()
                ? new Reached(reached.done(), reached.done(), reached.count(), reached.since(), reached.hash())
                : reached;
    }

    /** The exception that stops a run; writes nothing. */
    public UnfinishedMigrationException exception() throws SQLException {
        return exception(look());
    }

    /**
     * What is to be noted by who finds it and holds the lock.
     *
     * @param statements that note it in its row and in the log, to be one transaction; none if it is noted
     * @param exception that stops a run
     */
    public record Settled(List<String> statements, UnfinishedMigrationException exception) {

        /** Copies the list. */
        public Settled {
            statements = List.copyOf(statements);
        }
    }

    /** The exception that stops a run, and what is to be noted; writes nothing by itself. */
    public Settled settled(HistoryWriter writer) throws SQLException {
        Found found = look();
        boolean isNoted = row.state() != MigrationState.RUNNING || row.reached() == null;
        return new Settled(
                isNoted
                        ? List.of()
                        : List.of(
                                writer.leave(row, MigrationState.PARTIAL, found.reached()),
                                writer.log(
                                        isOfRows()
                                                ? HistoryWriter.noAnswer(row, rowsDone())
                                                : HistoryWriter.noAnswer(row))),
                exception(found));
    }

    /** After an error it is known what was done: only if the process ended without an answer there is a doubt. */
    private Found look() throws SQLException {
        Reached reached = row.reached();
        if (reached == null) {
            return new Found(new Reached(0, 0, 0, Instant.EPOCH, null), null);
        }
        @Nullable SqlStatement inDoubt = isFailed() || reached.sent() <= reached.done() ? null : statement(reached.sent());
        if (inDoubt == null) {
            return new Found(reached, null);
        }
        Evidence evidence = engine.execution().evidenceOf(engine.connection(), inDoubt.text());
        Optional<Reached> known = evidence.completed().map(done -> reached(reached, done));
        return new Found(known.orElse(reached), evidence.lookAt());
    }

    /** How far it has come once it is known whether the statement that was in doubt is done. */
    static Reached reached(Reached reached, boolean isDone) {
        int done = isDone ? reached.sent() : reached.sent() - 1;
        return new Reached(done, done, reached.count(), reached.since(), null);
    }

    /**
     * Stops if it is known of each statement whether it is done.
     *
     * @throws RecoveryException if it is
     */
    void requireDoubt() throws SQLException {
        Reached reached = look().reached();
        if (isFailed() || reached.sent() <= reached.done()) {
            throw sure(reached);
        }
    }

    /** What to throw if somebody says whether a statement is done, and it is known of each. */
    RecoveryException sure(Reached reached) throws SQLException {
        return RecoveryException.sure(
                row.version(),
                row.display(),
                done(reached) + " " + next(new Found(reached, null), isFailed() && isStopped()));
    }

    private boolean isFailed() {
        return row.state() == MigrationState.FAILED;
    }

    private UnfinishedMigrationException exception(Found found) throws SQLException {
        MigrationState state = isFailed() || row.isInBackground() ? row.state() : MigrationState.PARTIAL;
        boolean isStopped = (isFailed() || isOfRows()) && isStopped();
        Halt halt = halt();
        String how = halt == Halt.FAILED
                ? "it failed"
                : halt != null
                        ? "it was " + halt.name().toLowerCase(Locale.ROOT)
                        : isStopped ? "it was stopped" : isFailed() ? "it failed" : "the process ended";
        return new UnfinishedMigrationException(
                engine.product(),
                row.version(),
                place(found.reached()),
                state,
                "Migration %s was left half-done on %s while it was %s (%s; state %s): %s %s"
                        .formatted(
                                row.display(),
                                engine.product(),
                                row.direction() == Direction.UP ? "applied" : "undone",
                                how,
                                state,
                                isOfRows() ? rowsDone() + ", and stay so." : done(found.reached()),
                                isOfRows() ? "" : next(found, isStopped))
                        .strip(),
                withBackup(
                        halt != null
                                ? RecoveryActions.ofHalted(row, halt)
                                : isOfRows()
                                        ? RecoveryActions.ofRows(row, isBack(), isFailed() && !isStopped)
                                        : RecoveryActions.of(
                                                row, isBack(), found.reached().done(), isFailed() && !isStopped)));
    }

    /** The statement that failed or is in doubt; none of them if there is no such. */
    private Place place(Reached reached) {
        int number = reached.sent() > reached.done() ? reached.sent() : 0;
        @Nullable SqlScript script = script();
        @Nullable SqlStatement statement = statement(number);
        String name = script == null ? row.script() : script.name();
        return new Place(name, statement == null ? 0 : statement.line(), number, reached.count());
    }

    /** Whether it was stopped from outside when it failed last, as the log says. */
    private boolean isStopped() throws SQLException {
        return engine.reader().newest(engine.connection(), history, 1).stream()
                .anyMatch(event -> (event.state() == MigrationState.FAILED || event.state() == MigrationState.PARTIAL)
                        && Objects.equals(event.version(), row.version())
                        && event.error() != null
                        && event.error().startsWith(STOPPED));
    }

    private Message withBackup(Message action) throws SQLException {
        return new OwnBackup(engine, history, row)
                .find()
                .map(file -> Message.join(
                        "\n",
                        List.of(
                                action,
                                Message.of(
                                        "or, if what was written since may be lost, restore %s, made right before it: %s",
                                        file, new RecoverFromBackup()))))
                .orElse(action);
    }

    private String done(Reached reached) {
        int count = reached.count();
        if (reached.done() == 0) {
            return "none of its %sstatements is known to be done.".formatted(count > 0 ? count + " " : "");
        }
        return "statement %d%s was the last one done%s."
                .formatted(reached.done(), count > 0 ? " of " + count : "", at(reached.done()));
    }

    private String next(Found found, boolean isStopped) {
        int sent = found.reached().sent();
        if (sent <= found.reached().done()) {
            return "If anything was run after that, it was rolled back.";
        }
        if (isFailed()) {
            boolean between =
                    found.reached().done() > 0 && sent > found.reached().done() + 1;
            return "Statement %d %s%s.%s"
                    .formatted(
                            sent,
                            isStopped ? "was stopped" : "returned the error",
                            at(sent),
                            between ? " " + BETWEEN : "");
        }
        String doubt =
                "Statement %d was sent%s; whether the server completed it is not recorded.".formatted(sent, at(sent));
        return found.lookAt() == null ? doubt : doubt + " " + found.lookAt();
    }

    private Optional<Checkpoints.Noted> noted() throws SQLException {
        Version version = Objects.requireNonNull(row.version(), "One of rows has a version");
        return new Checkpoints(engine.connection(), engine.history(), engine.names(history)).noted(version);
    }

    /** The statement that lets it go on though it was ordered to end; none if it wasn't. */
    public List<String> lifting() throws SQLException {
        return halt() == null
                ? List.of()
                : List.of(new Checkpoints(engine.connection(), engine.history(), engine.names(history))
                        .lifting(Objects.requireNonNull(row.version())));
    }

    /** What it was ordered to, so that nobody goes on with it; null if it isn't of rows, or nothing was. */
    @Nullable Halt halt() throws SQLException {
        return isOfRows() ? noted().map(Checkpoints.Noted::halt).orElse(null) : null;
    }

    private String rowsDone() throws SQLException {
        return noted().map(Checkpoints.Noted::rows)
                .map(rows -> String.format(Locale.ROOT, "%,d of %,d rows are done", rows.done(), rows.total()))
                .orElse("0 rows are done");
    }

    private boolean isBack() {
        return Recovery.isOfTakingBack(row);
    }

    /**
     * Whether the code has it as one that goes through rows, so that a run to apply what is pending goes on with it,
     * and nobody has ordered that it does not.
     */
    public boolean goesOnByItself() throws SQLException {
        return row.direction() == Direction.UP && isOfRows() && halt() == null;
    }

    private boolean isOfRows() {
        return isOfRows(set, row);
    }

    /** Whether a row, whoever may be at its migration, is of going through rows. */
    public static boolean isOfRows(MigrationSet set, HistoryRow row) {
        return set.find(row.type(), row.version(), row.description()).stream()
                .anyMatch(code -> isOfRows(code, row.direction()));
    }

    /** Whether it goes through rows on either of its ways. */
    static boolean goesThroughRows(MigrationSet set, HistoryRow row) {
        return set.find(row.type(), row.version(), row.description()).stream()
                .anyMatch(code -> isOfRows(code, Direction.UP) || isOfRows(code, Direction.DOWN));
    }

    /**
     * Whether a migration of the code goes through rows one way. What is wrong with a file that cannot be read is told
     * by who runs it.
     */
    public static boolean isOfRows(ResolvedMigration code, Direction direction) {
        try {
            if (direction == Direction.UP) {
                return Body.up(code).isOfRows();
            }
            SqlScript down = code instanceof ScriptMigration script ? script.down() : null;
            return down != null && new Body.Script(down, Section.DOWN).isOfRows();
        } catch (ScriptException e) {
            return false;
        }
    }

    private String at(int number) {
        SqlScript script = script();
        SqlStatement statement = statement(number);
        return statement == null || script == null ? "" : " (%s:%d)".formatted(script.name(), statement.line());
    }

    /** A statement of the script that was run; null if that isn't known any more. */
    private @Nullable SqlStatement statement(int number) {
        SqlScript script = script();
        if (script == null || number < 1) {
            return null;
        }
        try (ScriptStatements statements =
                script.statements(row.direction() == Direction.UP ? Section.UP : Section.DOWN)) {
            SqlStatement next = statements.next();
            for (int at = 1; next != null && at < number; at++) {
                next = statements.next();
            }
            return next;
        }
    }
}
