package io.mockloop.migrations.engine.recovery;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.history.HistoryRow.Reached;
import io.mockloop.migrations.engine.history.StatementHash;
import io.mockloop.migrations.engine.migration.ResolvedMigration;
import io.mockloop.migrations.engine.migration.SchemaMigration;
import io.mockloop.migrations.engine.migration.ScriptMigration;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.engine.plan.Recovery;
import io.mockloop.migrations.engine.plan.Recovery.Shown;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.plan.Undo;
import io.mockloop.migrations.engine.plan.UndoFinder;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.exception.RecoveryException;
import io.mockloop.migrations.exception.ScriptException;
import io.mockloop.migrations.sql.ScriptStatements;
import io.mockloop.migrations.sql.Section;
import io.mockloop.migrations.sql.SqlRules;
import io.mockloop.migrations.sql.SqlStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans how to get on from a migration that was left half-done, and that nobody is at any more. */
public final class RecoveryPlanner {

    private final Engine engine;
    private final History history;
    private final MigrationSet set;
    private final UndoFinder undos;

    /** Plans with the code that there is. */
    public RecoveryPlanner(Engine engine, History history, MigrationSet set, UndoFinder undos) {
        this.engine = engine;
        this.history = history;
        this.set = set;
        this.undos = undos;
    }

    /**
     * What is to be run.
     *
     * @param kind how
     * @param done how many statements are known to be done of the way that it was being run
     * @param inDoubt what has to be known before it is, and isn't: number, place and text of a statement; null if all
     *     is known
     * @param foreign a statement that failed, and whose effect is there all the same: number, place and text; null if
     *     there is none
     * @param isExact whether it takes back what is done, by a key or change by change, and nothing else
     * @param lost what the other way has removed before this one was turned to
     */
    public record Planned(
            RecoveryKind kind,
            Step step,
            int done,
            @Nullable String inDoubt,
            @Nullable String foreign,
            boolean isExact,
            Lost lost) {}

    /** How far a migration has come by what is known of the statement that is in doubt. */
    private record Known(int done, @Nullable String inDoubt) {}

    /** What is done with a row if nobody says what: an error is taken back, an end without an answer gone on from. */
    private static RecoveryKind usual(HistoryRow row, boolean back) {
        return back || row.state() == MigrationState.FAILED ? RecoveryKind.ROLLBACK : RecoveryKind.COMPLETE;
    }

    /**
     * Plans.
     *
     * @param row in state RUNNING, PARTIAL or FAILED
     * @param wanted null for the usual way
     * @param isDone what a person says of the statement in doubt; null if nobody says anything
     * @throws RecoveryException if it can't be done so, or something is said and no statement is in doubt
     */
    public Planned plan(HistoryRow row, @Nullable RecoveryKind wanted, @Nullable Boolean isDone) throws SQLException {
        @Nullable String hash = Recovery.hashOf(row);
        boolean isBack = Recovery.isOfTakingBack(row);
        if (isDone != null) {
            left(row).requireDoubt();
        }
        boolean ofRows = UnfinishedMigration.goesThroughRows(set, row);
        RecoveryKind kind = wanted == null ? usual(row, isBack) : wanted;
        // taking back that was left half-done is itself what is gone on with
        boolean goesOn = isBack == (kind == RecoveryKind.ROLLBACK);
        if (!goesOn) {
            TurnedChanges changes = changes(row).orElse(null);
            return changes == null ? turned(row, wanted, kind, ofRows) : turned(row, changes, kind, isDone);
        }
        Step whole = row.direction() == Direction.UP ? up(row, null) : down(row, null);
        Known known = whole.body() instanceof Body.Script script
                ? known(row, script, hash, isDone)
                : knownOfCode(row, isDone);
        Recovery on = new Recovery(row, known.done(), hash, ofRows);
        Step rest = row.direction() == Direction.UP ? up(row, on) : down(row, on);
        // how far it had come before it was turned isn't known any more
        Body way = isBack ? body(row, row.direction() == Direction.UP ? Direction.DOWN : Direction.UP) : null;
        return new Planned(
                kind, rest, known.done(), known.inDoubt(), null, rest.body().goesBackBy(way), lost(way, null));
    }

    private Planned turned(HistoryRow row, @Nullable RecoveryKind wanted, RecoveryKind kind, boolean ofRows)
            throws SQLException {
        String foreign = foreign(row);
        if (foreign != null && wanted == null) {
            throw RecoveryException.foreign(row.version(), row.display(), foreign);
        }
        Recovery back = new Recovery(row, 0, Recovery.turned(row, new StatementHash().of(0, 0)), ofRows);
        Step turned = row.direction() == Direction.UP ? down(row, back) : up(row, back);
        Reached reached = left(row).reached();
        Body way = body(row, row.direction());
        return new Planned(
                kind, turned, reached.done(), null, foreign, turned.body().goesBackBy(way), lost(way, reached));
    }

    /** What was not done isn't undone: what it was to make, and failed at, is somebody else's. */
    private Planned turned(HistoryRow row, TurnedChanges changes, RecoveryKind kind, @Nullable Boolean isDone)
            throws SQLException {
        Body.Script way = changes.way();
        Known known = way == null ? knownOfCode(row, isDone) : knownToTurn(row, way, isDone);
        int leftOut = changes.leftOut(row.direction(), known.done());
        Recovery back = new Recovery(row, leftOut, Recovery.turned(row, changes.hash(leftOut)), false);
        Step turned = row.direction() == Direction.UP ? down(row, back).by(changes.other()) : up(row, back);
        int sent = known.inDoubt() == null ? known.done() : reached(row).sent();
        return new Planned(
                kind,
                turned,
                known.done(),
                known.inDoubt(),
                null,
                true,
                lost(way, new Reached(known.done(), sent, 0, Instant.EPOCH, null)));
    }

    /** Empty of what isn't changes of a schema, or isn't known well enough. */
    private Optional<TurnedChanges> changes(HistoryRow row) {
        ResolvedMigration migration =
                set.find(row.type(), row.version(), row.description()).orElse(null);
        @Nullable SchemaMigration code = migration instanceof SchemaMigration changes && isReadable(changes) ? changes : null;
        return row.direction() == Direction.UP
                ? TurnedChanges.back(row, code, down(row, null).undo())
                : TurnedChanges.again(row, code);
    }

    /** What is wrong with a class is told by who runs it; what is stored doesn't need it. */
    private static boolean isReadable(SchemaMigration code) {
        try {
            code.up();
            code.down();
            return true;
        } catch (ScriptException e) {
            return false;
        }
    }

    /** What is run one way; null if that isn't there. */
    private @Nullable Body body(HistoryRow row, Direction way) {
        if (way == Direction.UP) {
            return set.find(row.type(), row.version(), row.description())
                    .map(Body::up)
                    .orElse(null);
        }
        if (row.version() == null) {
            return null;
        }
        Undo.Found undo =
                undos.of(row, set.graph().find(row.version()).orElse(null)).found();
        return undo == null ? null : undo.body();
    }

    private Lost lost(@Nullable Body way, @Nullable Reached reached) {
        return way instanceof Body.Script script ? Lost.by(script, rules(), reached) : Lost.NOTHING;
    }

    private UnfinishedMigration left(HistoryRow row) {
        return new UnfinishedMigration(engine, history, set, row);
    }

    /** What it failed to make since somebody else had made it, which taking it back may remove. */
    private @Nullable String foreign(HistoryRow row) throws SQLException {
        ResolvedMigration migration =
                set.find(row.type(), row.version(), row.description()).orElse(null);
        if (row.state() != MigrationState.FAILED
                || row.direction() != Direction.UP
                || !(migration instanceof ScriptMigration script)
                || !Objects.equals(script.rawHash(), row.rawHash())) {
            return null;
        }
        int number = reached(row).sent();
        try (ScriptStatements statements = script.up().statements(Section.UP)) {
            SqlStatement failed = null;
            for (int at = 0; at < number; at++) {
                failed = statements.next();
            }
            if (failed == null || !rules().makesOne(failed.text())) {
                return null;
            }
            boolean isThere = engine.execution()
                    .evidenceOf(engine.connection(), failed.text())
                    .completed()
                    .orElse(false);
            return isThere ? told(number, new Body.Script(script.up(), Section.UP)) : null;
        }
    }

    private SqlRules rules() {
        return engine.scripts().rules();
    }

    /** Without the values of secret placeholders, as all that people see. */
    private static Optional<SqlStatement> shown(int number, Body.Script script) {
        try (ScriptStatements statements = script.script().shownStatements(script.section())) {
            SqlStatement shown = statements.next();
            for (int at = 1; shown != null && at < number; at++) {
                shown = statements.next();
            }
            return Optional.ofNullable(shown);
        }
    }

    private static String told(int number, Body.Script script) {
        return shown(number, script)
                .map(each -> "statement %d (%s:%d): %s".formatted(number, script.name(), each.line(), each.text()))
                .orElse("statement " + number);
    }

    private static Shown firstWords(int number, Body.Script script) {
        return shown(number, script)
                .map(each -> new Shown("%s:%s".formatted(script.name(), each.line()), Shown.firstWords(each.text())))
                .orElse(new Shown(script.name(), ""));
    }

    private Step.Up up(HistoryRow row, @Nullable Recovery recovery) {
        ResolvedMigration migration = set.find(row.type(), row.version(), row.description())
                .orElseThrow(() -> impossible(row, "the code does not have it.", "Start the release that has it."));
        return new Step.Up(migration, Body.up(migration), null, recovery);
    }

    private Step.Down down(HistoryRow row, @Nullable Recovery recovery) {
        Version version = row.version();
        if (version == null) {
            throw impossible(row, "a repeatable migration has no way back.", "Complete it.");
        }
        Undo undo = undos.of(row, set.graph().find(version).orElse(null));
        if (undo instanceof Undo.None none) {
            throw impossible(row, "it has no way back. " + none.why(), "Complete it.");
        }
        return new Step.Down(row, version, (Undo.Found) undo, recovery);
    }

    private RecoveryException impossible(HistoryRow row, String why, String advice) {
        return RecoveryException.impossible(row.version(), row.display(), why, advice);
    }

    private static Reached reached(HistoryRow row) {
        return Objects.requireNonNullElse(row.reached(), new Reached(0, 0, 0, Instant.EPOCH, null));
    }

    private static boolean isInDoubt(HistoryRow row) {
        return row.state() != MigrationState.FAILED
                && reached(row).sent() > reached(row).done();
    }

    /** Its statements are seen when it is run again, and compared then. */
    private static Known knownOfCode(HistoryRow row, @Nullable Boolean isDone) {
        Reached reached = reached(row);
        return isInDoubt(row)
                ? new Known(
                        Boolean.TRUE.equals(isDone) ? reached.sent() : reached.done(),
                        isDone == null ? "statement %d of %s".formatted(reached.sent(), row.script()) : null)
                : new Known(reached.done(), null);
    }

    private Known known(HistoryRow row, Body.Script script, @Nullable String hash, @Nullable Boolean isDone)
            throws SQLException {
        Reached reached = reached(row);
        Recovery before = new Recovery(row, reached.done(), hash, false);
        StatementHash chain = new StatementHash();
        try (ScriptStatements statements = script.script().statements(script.section())) {
            for (int number = 1; number <= reached.done(); number++) {
                SqlStatement done = statements.next();
                if (done == null) {
                    throw before.endedAfter(number - 1);
                }
                chain.add(done.text(), "");
                int at = number;
                before.requireSame(chain, at, () -> firstWords(at, script));
                requireInNewSession(row, number, done);
            }
            SqlStatement next = isInDoubt(row) ? statements.next() : null;
            if (next == null) {
                return new Known(reached.done(), null);
            }
            chain.add(next.text(), "");
            return known(row, script, next, chain.isSame(hash).orElse(false), isDone);
        }
    }

    /** By what the catalog says of the statement in doubt, or else a person. */
    private Known known(
            HistoryRow row, Body.Script script, SqlStatement inDoubt, boolean isSame, @Nullable Boolean isDone)
            throws SQLException {
        Reached reached = reached(row);
        Optional<Boolean> completed = isSame
                ? engine.execution()
                        .evidenceOf(engine.connection(), inDoubt.text())
                        .completed()
                : Optional.empty();
        if (isDone != null) {
            if (completed.isPresent()) {
                throw left(row).sure(UnfinishedMigration.reached(reached, completed.get()));
            }
            completed = Optional.of(isDone);
        }
        return new Known(
                completed.orElse(false) ? reached.sent() : reached.done(),
                completed.isPresent() ? null : told(reached.sent(), script));
    }

    /** Whatever has been left behind by a statement that failed is to be taken back with what is done. */
    private Known knownToTurn(HistoryRow row, Body.Script way, @Nullable Boolean isDone) throws SQLException {
        Reached reached = reached(row);
        SqlStatement last = reached.sent() > reached.done() ? statement(way, reached.sent()) : null;
        if (last == null) {
            return new Known(reached.done(), null);
        }
        if (!engine.execution().leftInvalid(engine.connection(), last.text()).isEmpty()) {
            return new Known(reached.sent(), null);
        }
        return isInDoubt(row) ? known(row, way, last, true, isDone) : new Known(reached.done(), null);
    }

    private static @Nullable SqlStatement statement(Body.Script script, int number) {
        try (ScriptStatements statements = script.script().statements(script.section())) {
            SqlStatement next = statements.next();
            for (int at = 1; next != null && at < number; at++) {
                next = statements.next();
            }
            return next;
        }
    }

    /** What a statement left in its session alone is gone. */
    private void requireInNewSession(HistoryRow row, int number, SqlStatement done) {
        if (!rules().setsSession(done.text())
                && !rules().removalsOf(done.text()).isEmpty()) {
            throw impossible(
                    row,
                    "what its statement %d (line %d) made is gone with the session it was made in."
                            .formatted(number, done.line()),
                    "Roll it back, and run it again.");
        }
    }
}
