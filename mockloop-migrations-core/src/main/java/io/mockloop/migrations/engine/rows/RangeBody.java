package io.mockloop.migrations.engine.rows;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationListener.Execution;
import io.mockloop.migrations.MigrationListener.StatementSent;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.batch.Checkpoint;
import io.mockloop.migrations.engine.batch.Checkpoints;
import io.mockloop.migrations.engine.batch.Checkpoints.RangesLeft;
import io.mockloop.migrations.engine.batch.PageRules;
import io.mockloop.migrations.engine.batch.Pages;
import io.mockloop.migrations.engine.batch.Ranges;
import io.mockloop.migrations.engine.batch.Ranges.Range;
import io.mockloop.migrations.engine.batch.Ranges.Start;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.session.Position;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.Consequence.Kind;
import io.mockloop.migrations.exception.DataMigrationException;
import io.mockloop.migrations.sql.placeholder.RangeStatement;
import io.mockloop.migrations.sql.placeholder.RangeStatement.End;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs a statement range by range of a key, each in one transaction with the note of how far it has come: upwards to
 * apply a migration, and downwards to undo it, so that one key says at each time up to where it is applied.
 */
public final class RangeBody implements RowBody {

    private final RunContext context;
    private final Step step;
    private final Execution execution;
    private final Position position;
    private final RowTransactions transactions;
    private final RangeWork work;
    private final Checkpoints checkpoints;
    private final Version version;
    private final Direction direction;
    private final RangeStatement statement;
    private final RowProgress progress;
    private final Pace pace;
    private @Nullable Checkpoint done;

    /** Of a step whose migration has a version. */
    public RangeBody(
            RunContext context,
            Step step,
            Execution execution,
            Position position,
            RangeWork work,
            Checkpoints checkpoints) {
        this.context = context;
        this.step = step;
        this.execution = execution;
        this.position = position;
        this.work = work;
        this.checkpoints = checkpoints;
        this.version = Objects.requireNonNull(step.version(), "What is run in ranges has a version");
        this.direction = step.direction();
        this.statement = work.sent(context.engine().scripts().rules().lexical());
        this.progress = new RowProgress(context, step, execution);
        this.transactions = new RowTransactions(context, step, () -> position);
        this.pace = Pace.of(context, step, work.column().displayTable(), work::statement, work.size());
    }

    /**
     * Runs it.
     *
     * @param begin notes that the migration has begun, when it is known how far it has come: so a row that says so
     *     never stands without that
     * @throws Exception what it failed with
     */
    public void run(SqlSupplier<?> begin) throws Exception {
        position.at(0, work.line(), work.statement());
        require();
        Ranges ranges = new Ranges(
                context.connection(),
                context.engine().pages(),
                context.historyRules()::quote,
                new CancelledWithTheRun(),
                work.column(),
                direction == Direction.DOWN);
        RangesLeft left = left(ranges);
        reached(left.at());
        if (left.at().rows() > 0) {
            progress.goesOnBehind(left.at().rows());
        }
        begin.get();
        context.listeners().tell(l -> l.beforeStatement(execution, new StatementSent(1, work.line())));
        Start start = left.start();
        Checkpoint at = left.at();
        while (start != null) {
            Start begins = start;
            Checkpoint before = at;
            pace.begin(before);
            Checkpoint next = transactions.run(() -> range(ranges, begins, before));
            if (next == null) {
                return;
            }
            reached(next);
            int rows = Math.toIntExact(next.rows() - at.rows());
            pace.ended(rows);
            progress.tell(next, rows);
            start = new Start(lastKey(next), true);
            at = next;
        }
    }

    private void reached(Checkpoint checkpoint) {
        done = checkpoint;
    }

    private static Object lastKey(Checkpoint checkpoint) {
        return Objects.requireNonNull(checkpoint.key(), "A range has a last key")
                .get(0);
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

    private RangesLeft left(Ranges ranges) throws SQLException {
        RangesLeft left = step.recovery() == null
                ? null
                : checkpoints
                        .findRanges(version, direction, work.column(), work.hash())
                        .orElse(null);
        return left != null
                ? left
                : new RangesLeft(
                        checkpoints.beginRanges(version, direction, work.column(), work.hash(), ranges.count()),
                        new Start(null, false));
    }

    /**
     * Does one range.
     *
     * @return null if there is no row any more
     */
    private @Nullable Checkpoint range(Ranges ranges, Start start, Checkpoint before) throws SQLException {
        int number = before.batches() + 1;
        position.in("in range %d%s".formatted(number, behind(before)), work.line(), work.statement());
        Range range = ranges.next(start, pace.size());
        if (range == null) {
            return null;
        }
        position.in(
                "in range %d, %s to %s".formatted(number, shown(range.first()), shown(range.last())),
                work.line(),
                work.statement());
        send(range);
        Checkpoint now = before.behind(List.of(range.last()), Math.toIntExact(range.rows()));
        checkpoints.reachedRange(version, direction, work.column(), work.hash(), now);
        return now;
    }

    private String behind(Checkpoint before) {
        return before.key() == null ? "" : ", behind " + shown(lastKey(before));
    }

    private String shown(Object key) {
        String column = work.column().column().text();
        return column + " = "
                + (key instanceof byte[] bytes ? "x'" + HexFormat.of().formatHex(bytes) + "'" : key);
    }

    private void send(Range range) throws SQLException {
        boolean isDown = direction == Direction.DOWN;
        Object from = isDown ? range.last() : range.first();
        Object to = isDown ? range.first() : range.last();
        try (PreparedStatement prepared = context.connection().prepareStatement(statement.sql())) {
            for (int i = 0; i < statement.ends().size(); i++) {
                Object value = statement.ends().get(i) == End.FROM ? from : to;
                context.engine().pages().bind(prepared, i + 1, value);
            }
            new CancelledWithTheRun().send(prepared, prepared::executeUpdate);
        }
    }

    /** A sender whose statements end with the run. */
    private final class CancelledWithTheRun implements Pages.Sender {

        @Override
        public <T> T send(Statement sent, SqlSupplier<T> sending) throws SQLException {
            Duration timeout = work.timeout();
            return context.cancellation().send(sent, context.limits().timeout(timeout), sending);
        }
    }

    @Override
    public int done() {
        return done == null ? 0 : done.batches();
    }

    @Override
    public Consequence left() {
        String what = done == null
                ? "What was done before this run stays."
                : done.rows() == 0
                        ? "What was done before its first range stays."
                        : "Its first %s rows are done, and stay; %s goes on behind them."
                                .formatted(
                                        RowProgress.number(done.rows()),
                                        direction == Direction.UP ? "the next run" : "recover");
        return new Consequence(Kind.STATEMENTS_DONE, what);
    }
}
