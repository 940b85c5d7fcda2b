package io.mockloop.migrations.engine.rows;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationListener.Execution;
import io.mockloop.migrations.MigrationListener.StatementSent;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.data.KeyRanges;
import io.mockloop.migrations.engine.batch.Checkpoint;
import io.mockloop.migrations.engine.batch.Checkpoints;
import io.mockloop.migrations.engine.batch.Checkpoints.Begun;
import io.mockloop.migrations.engine.batch.PageRules;
import io.mockloop.migrations.engine.batch.Part;
import io.mockloop.migrations.engine.batch.Part.State;
import io.mockloop.migrations.engine.batch.RangeMark;
import io.mockloop.migrations.engine.batch.Ranges;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.rows.Pace.OfRun;
import io.mockloop.migrations.engine.rows.Workers.Divided;
import io.mockloop.migrations.engine.rows.Workers.Hiring;
import io.mockloop.migrations.engine.session.Position;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.Consequence.Kind;
import io.mockloop.migrations.exception.DataMigrationException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs a statement range by range of a key, each in one transaction with the note of how far it has come: upwards to
 * apply a migration, and downwards to undo it, so that one key says at each time up to where it, or a part of it, is
 * applied.
 */
public final class RangeBody implements RowBody {

    private final RunContext context;
    private final Step step;
    private final Execution execution;
    private final Position position;
    private final RangeWork work;
    private final RowTables tables;
    private final Workers workers;
    private final Version version;
    private final RangeMark mark;
    private final RowProgress progress;
    private @Nullable OfRun ofRun;
    private Divided divided = Divided.NOT;

    /** Of a step whose migration has a version. */
    public RangeBody(
            RunContext context,
            Step step,
            Execution execution,
            Position position,
            RangeWork work,
            RowTables tables,
            Workers workers) {
        this.context = context;
        this.step = step;
        this.execution = execution;
        this.position = position;
        this.work = work;
        this.tables = tables;
        this.workers = workers;
        this.version = Objects.requireNonNull(step.version(), "What is run in ranges has a version");
        this.mark = RangeMark.of(step.direction(), work.column(), work.hash());
        this.progress = new RowProgress(context, step, execution, this::done);
    }

    @Override
    public void leave(SqlSupplier<?> begin) throws Exception {
        position.at(0, work.line(), work.statement());
        require();
        if (found().isEmpty()) {
            tables.checkpoints().begin(version, mark.text(), 0);
        }
        begin.get();
    }

    private Optional<Begun> found() throws SQLException {
        return step.recovery() == null ? Optional.empty() : tables.checkpoints().find(version, mark);
    }

    @Override
    public void run(SqlSupplier<?> begin) throws Exception {
        position.at(0, work.line(), work.statement());
        require();
        Ranges ranges = RangeWorker.ranges(context, work, mark);
        Begun begun = begun(ranges);
        State whole = begun.whole();
        divided = begun.isInParts() ? parts() : divide(whole, ranges);
        boolean isWhole = divided.parts().isEmpty();
        progress.begin(isWhole ? List.of(whole) : divided.parts(), begun.slowedBy());
        ofRun = OfRun.of(context, step, progress, work.column().displayTable(), isWhole);
        begin.get();
        context.listeners().tell(l -> l.beforeStatement(execution, new StatementSent(1, work.line())));
        Hiring hiring = (number, own, waiting) -> worker(number == 1, own, isWhole ? whole : null, waiting);
        if (isWhole) {
            workers.run(List.of(Part.WHOLE), hiring);
        } else {
            new SharedParts(context, tables, version, progress).run(() -> workers.run(left(divided), hiring));
        }
    }

    @Override
    public boolean findRun() throws SQLException {
        divided = tables.divided(version, mark.text());
        return !left(divided).isEmpty();
    }

    @Override
    public void runBeside(SqlSupplier<Boolean> isOver) throws Exception {
        progress.beginBeside(divided.parts());
        ofRun = OfRun.of(context, step, progress, work.column().displayTable(), false);
        Hiring hiring = (number, own, waiting) -> worker(number == 1, own, null, waiting);
        workers.runBeside(left(divided), hiring, isOver);
    }

    private List<Part> left(Divided of) {
        return of.parts().stream()
                .filter(each -> Objects.requireNonNull(mark.left(each)).start() != null)
                .map(State::part)
                .toList();
    }

    private Checkpoint done(State state) {
        return Objects.requireNonNull(mark.left(state), "Ranges of another key are none of its own")
                .at();
    }

    private RangeWorker worker(boolean isRun, RunContext own, @Nullable State whole, Waiting waiting) {
        RowTables its = isRun ? tables : tables.on(own);
        RowNotes notes = whole == null
                ? RowNotes.ofParts(its, version, divided.run(), own.engine().pages())
                : RowNotes.ofWhole(its.checkpoints(), version, whole);
        Pace pace = Pace.of(
                own,
                Objects.requireNonNull(ofRun),
                progress.noting(own, notes, waiting),
                work.statement(),
                KeyRanges.USUAL_SIZE,
                work.size());
        return new RangeWorker(
                this, own, isRun ? position : new Position(step.body().name(), 1), notes, pace);
    }

    private void require() throws SQLException {
        PageRules.KeyFit fit = context.engine().pages().fitOf(context.connection(), work.column());
        String column = work.column().display();
        switch (fit) {
            case FITS -> {}
            case NO_TABLE -> throw DataMigrationException.noTable(work.column().displayTable());
            case NO_COLUMN -> throw DataMigrationException.keyUnfit(column, "is no column of it");
            case MAY_BE_NULL -> throw DataMigrationException.keyUnfit(column, "may be NULL");
            case NOT_UNIQUE -> throw DataMigrationException.keyUnfit(column, "has no unique index of its own");
            case NOT_COMPARABLE ->
                throw DataMigrationException.keyUnfit(column, "is of a type whose values aren't found again in order");
        }
    }

    private Begun begun(Ranges ranges) throws SQLException {
        Checkpoints checkpoints = tables.checkpoints();
        Begun left = found().orElse(null);
        if (left == null) {
            return Begun.whole(checkpoints.begin(version, mark.text(), ranges.count()));
        }
        return left.whole().at().isUncounted() && !left.isInParts()
                ? Begun.whole(checkpoints.counted(version, left.whole(), ranges.count()))
                : left;
    }

    /** Those that went the other way until now are known by that when they are begun. */
    private Divided parts() throws Exception {
        tables.parts().of(version).forEach(mark::left); // refuses what has changed before any of them goes on
        return workers.goOn(tables, mark.text());
    }

    /** What was begun downwards, or went the other way, is gone through by one. */
    private Divided divide(State whole, Ranges ranges) throws Exception {
        boolean isDivisible =
                whole.mark().equals(mark.text()) && (whole.at().key() == null || mark.direction() == Direction.UP);
        return isDivisible ? workers.divide(tables, whole, work.leastOfPart(), ranges::keyBehind) : Divided.NOT;
    }

    Step step() {
        return step;
    }

    Position position() {
        return position;
    }

    RangeWork work() {
        return work;
    }

    RangeMark mark() {
        return mark;
    }

    RowProgress progress() {
        return progress;
    }

    @Override
    public int done() {
        return progress.now().batches();
    }

    @Override
    public Consequence left() {
        long rows = progress.now().rows();
        String what = ofRun == null
                ? "What was done before this run stays."
                : rows == 0
                        ? "What was done before its first range stays."
                        : "%s are done, and stay; %s goes on behind them."
                                .formatted(
                                        (ofRun.isOneWorker() ? "Its first %s rows" : "%s of its rows")
                                                .formatted(RowProgress.number(rows)),
                                        mark.direction() == Direction.UP ? "the next run" : "recover");
        return new Consequence(Kind.STATEMENTS_DONE, what);
    }
}
