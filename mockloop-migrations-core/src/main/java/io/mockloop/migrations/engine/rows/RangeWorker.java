package io.mockloop.migrations.engine.rows;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.engine.batch.Checkpoint;
import io.mockloop.migrations.engine.batch.Pages;
import io.mockloop.migrations.engine.batch.Part;
import io.mockloop.migrations.engine.batch.Part.State;
import io.mockloop.migrations.engine.batch.RangeMark;
import io.mockloop.migrations.engine.batch.RangeMark.Left;
import io.mockloop.migrations.engine.batch.Ranges;
import io.mockloop.migrations.engine.batch.Ranges.Range;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.engine.rows.Workers.Result;
import io.mockloop.migrations.engine.rows.Workers.Worker;
import io.mockloop.migrations.engine.session.Position;
import io.mockloop.migrations.engine.session.RunContext;
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

/** Runs the statement for ranges on one connection. */
final class RangeWorker implements Worker {

    private final RangeBody body;
    private final RunContext context;
    private final Position position;
    private final RangeWork work;
    private final RangeMark mark;
    private final RangeStatement statement;
    private final RowTransactions transactions;
    private final Ranges ranges;
    private final RowNotes notes;
    private final Pace pace;

    /**
     * One of those of a step.
     *
     * @param context with its connection
     * @param position its place
     */
    RangeWorker(RangeBody body, RunContext context, Position position, RowNotes notes, Pace pace) {
        this.body = body;
        this.context = context;
        this.position = position;
        this.work = body.work();
        this.mark = body.mark();
        this.statement = work.sent(context.engine().scripts().rules().lexical());
        this.transactions = new RowTransactions(context, body.step(), () -> position);
        this.ranges = ranges(context, work, mark);
        this.notes = notes;
        this.pace = pace;
    }

    static Ranges ranges(RunContext context, RangeWork work, RangeMark mark) {
        return new Ranges(
                context.connection(),
                context.engine().pages(),
                context.historyRules()::quote,
                new CancelledWithTheRun(context, work.timeout()),
                work.column(),
                mark.direction() == Direction.DOWN);
    }

    /** A sender whose statements end with the run. */
    private record CancelledWithTheRun(
            RunContext context, @Nullable Duration timeout) implements Pages.Sender {

        @Override
        public <T> T send(Statement sent, SqlSupplier<T> sending) throws SQLException {
            return context.cancellation().send(sent, context.limits().timeout(timeout), sending);
        }
    }

    @Override
    public void await() throws SQLException {
        body.progress().look(context, notes);
        pace.begin(body.progress().now());
    }

    @Override
    public Result next(Part part) throws Exception {
        Try range = transactions.run(() -> range(part));
        if (range.now() != null) {
            notes.committed(range.now());
        }
        pace.ended(range.rows());
        if (range.rows() > 0) {
            State now = Objects.requireNonNull(range.now(), "A range is noted");
            body.progress().tell(part, now.at(), range.rows());
        }
        return range.result();
    }

    @Override
    public void tellPlace() {
        body.position().become(position);
    }

    @Override
    public void ended(boolean hasFailed) {
        // nobody waits for the end of a statement's transaction
    }

    /**
     * What became of a range.
     *
     * @param now what is noted; null if nothing is
     */
    private record Try(Result result, @Nullable State now, int rows) {}

    private Try range(Part part) throws SQLException {
        State claimed = notes.claim(part);
        if (claimed == null) {
            return new Try(Result.TAKEN, null, 0);
        }
        Left left = Objects.requireNonNull(mark.left(claimed), "Ranges of another key are none of its own");
        Checkpoint before = left.at();
        if (left.start() == null) {
            return new Try(Result.DONE, null, 0);
        }
        String place = part.number() == 0 ? "" : "part %d, ".formatted(part.number());
        int number = before.batches() + 1;
        in("in %srange %d%s".formatted(place, number, behind(before)));
        Range range = ranges.next(part, left.start(), pace.size());
        if (range == null) {
            return new Try(Result.DONE, noted(claimed), 0);
        }
        in("in %srange %d, %s to %s".formatted(place, number, shown(range.first()), shown(range.last())));
        send(range);
        int rows = Math.toIntExact(range.rows());
        State now = claimed.behind(mark.text(), before.behind(List.of(range.last()), rows));
        notes.reached(now);
        return new Try(Result.GOES_ON, now, rows);
    }

    /** One that went the other way, and has nothing to take back, stays as it is. */
    private @Nullable State noted(State claimed) throws SQLException {
        if (!claimed.mark().equals(mark.text())) {
            return null;
        }
        State done = claimed.done(mark.text(), claimed.at());
        notes.reached(done);
        return done;
    }

    private void in(String place) {
        position.in(place, work.line(), work.statement());
    }

    private String behind(Checkpoint before) {
        return before.key() == null ? "" : ", behind " + shown(before.key().get(0));
    }

    private String shown(Object key) {
        String column = work.column().column().text();
        return column + " = "
                + (key instanceof byte[] bytes ? "x'" + HexFormat.of().formatHex(bytes) + "'" : key);
    }

    private void send(Range range) throws SQLException {
        boolean isDown = mark.direction() == Direction.DOWN;
        Object from = isDown ? range.last() : range.first();
        Object to = isDown ? range.first() : range.last();
        try (PreparedStatement prepared = context.connection().prepareStatement(statement.sql())) {
            for (int i = 0; i < statement.ends().size(); i++) {
                Object value = statement.ends().get(i) == End.FROM ? from : to;
                context.engine().pages().bind(prepared, i + 1, value);
            }
            new CancelledWithTheRun(context, work.timeout()).send(prepared, prepared::executeUpdate);
        }
    }
}
