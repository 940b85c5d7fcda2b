package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.DataMigration;
import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.data.RowQuery;
import io.mockloop.migrations.engine.batch.Checkpoint;
import io.mockloop.migrations.engine.batch.Checkpoints;
import io.mockloop.migrations.engine.batch.Pages;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.engine.session.Pause;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.Consequence.Kind;
import io.mockloop.migrations.exception.ForbiddenCallException;
import io.mockloop.migrations.exception.ForbiddenCallException.Deed;
import io.mockloop.migrations.sql.StatementKind;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a migration of rows: batch by batch, each in one transaction with the note of how far it has come. */
final class BatchBody {

    private static final Logger logger = LoggerFactory.getLogger(BatchBody.class);

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private final RunContext context;
    private final RunningStep running;
    private final DataMigration migration;
    private final Version version;
    private final Checkpoints checkpoints;

    private @Nullable Checkpoint at;
    private long rowsBefore;
    private long sinceNanos = System.nanoTime();
    private long toldNanos = sinceNanos;

    BatchBody(RunContext context, RunningStep running, DataMigration migration, Checkpoints checkpoints) {
        this.context = context;
        this.running = running;
        this.migration = migration;
        this.version = Objects.requireNonNull(running.step().version(), "A Java migration has a version");
        this.checkpoints = checkpoints;
    }

    void run() throws Exception {
        RowQuery query = migration.rows();
        Pages pages = Pages.of(
                context.connection(),
                context.engine().pages(),
                context.historyRules()::quote,
                query,
                new Pages.Sender() {
                    @Override
                    public <T> T send(Statement statement, SqlSupplier<T> sending) throws SQLException {
                        return context.cancellation()
                                .send(statement, context.limits().statementTimeout(), sending);
                    }
                });
        at = begin(query, pages);
        boolean isLeft = true;
        while (isLeft) {
            isLeft = batch(pages);
        }
        running.position().at(0, 0);
    }

    private Checkpoint begin(RowQuery query, Pages pages) throws SQLException {
        Checkpoint left = running.step().recovery() == null
                ? null
                : checkpoints.find(version, query).orElse(null);
        if (left == null) {
            return checkpoints.begin(version, query, pages.count());
        }
        rowsBefore = left.rows();
        logger.info("{} goes on behind {} rows that are done", running.step().display(), number(left.rows()));
        return left;
    }

    private boolean batch(Pages pages) throws Exception {
        Checkpoint before = at();
        running.position().in("in batch %d%s".formatted(before.batches() + 1, behind(before, pages)));
        Pause.until(context.transactions()::tryBegin);
        List<Row> rows = pages.next(before.key(), Math.max(1, migration.batchSize()));
        if (!rows.isEmpty()) {
            running.code(context).runWatched(gate(), session -> migration.processBatch(session, rows));
        }
        Checkpoint now = rows.isEmpty() ? before : before.behind(pages.keyOf(rows.get(rows.size() - 1)), rows.size());
        if (!rows.isEmpty()) {
            checkpoints.reached(version, now);
        }
        context.transactions().commit();
        at = now;
        if (!rows.isEmpty()) {
            tell(now, rows.size());
        }
        return !rows.isEmpty();
    }

    private static String behind(Checkpoint checkpoint, Pages pages) {
        List<Object> key = checkpoint.key();
        return key == null ? "" : ", the rows behind " + pages.shown(key);
    }

    private JavaGate gate() {
        return new JavaGate(context, running.execution(), true, null) {
            @Override
            public void check(String sql) {
                super.check(sql);
                if (!context.rules().undoesDdl() && kindOf(sql) == StatementKind.IMPLICIT_COMMIT) {
                    throw new ForbiddenCallException(
                            Deed.NOT_IN_TRANSACTION, null, migration(), "commits a batch before it is done");
                }
            }
        };
    }

    private Checkpoint at() {
        return Objects.requireNonNull(at, "The first batch has not begun");
    }

    private void tell(Checkpoint now, int size) {
        RowCount rows = new RowCount(now.rows(), now.total());
        context.listeners().tell(l -> l.afterBatch(running.execution(), size, rows));
        long nanos = System.nanoTime();
        if (nanos - toldNanos < BETWEEN_LINES.toNanos()) {
            return;
        }
        toldNanos = nanos;
        double perSecond = (now.rows() - rowsBefore) / Math.max(0.001, (nanos - sinceNanos) / 1e9);
        long left = Math.max(0, now.total() - now.rows());
        logger.info(
                "{}: {} of {} rows done, {} a second, about {} s left",
                running.step().display(),
                number(now.rows()),
                number(Math.max(now.total(), now.rows())),
                number(Math.round(perSecond)),
                number(Math.round(left / Math.max(1, perSecond))));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** In how many batches rows are done. */
    int done() {
        return at == null ? 0 : at.batches();
    }

    /** What it leaves if it ends before its last batch. */
    Consequence left() {
        if (at == null || at.rows() == 0) {
            return new Consequence(Kind.STATEMENTS_DONE, "What was done before its first batch stays.");
        }
        return new Consequence(
                Kind.STATEMENTS_DONE,
                "Its first %s rows are done, and stay; the next run goes on behind them.".formatted(number(at.rows())));
    }
}
