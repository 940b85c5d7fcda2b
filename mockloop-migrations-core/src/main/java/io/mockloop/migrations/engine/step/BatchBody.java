package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.DataMigration;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.data.RowFailurePolicy;
import io.mockloop.migrations.data.RowQuery;
import io.mockloop.migrations.engine.batch.Checkpoint;
import io.mockloop.migrations.engine.batch.Checkpoints;
import io.mockloop.migrations.engine.batch.Pages;
import io.mockloop.migrations.engine.batch.Quarantine;
import io.mockloop.migrations.engine.batch.Quarantine.Held;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.rows.Pace;
import io.mockloop.migrations.engine.rows.RowBody;
import io.mockloop.migrations.engine.rows.RowProgress;
import io.mockloop.migrations.engine.rows.RowRoom;
import io.mockloop.migrations.engine.rows.RowTables;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.Consequence.Kind;
import io.mockloop.migrations.exception.DataMigrationException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a migration of rows: batch by batch, each in one transaction with the note of how far it has come. One that
 * fails by its rows is tried again as two halves, down to the row that it fails at, so that one such row costs one row.
 */
final class BatchBody implements RowBody {

    private static final Logger logger = LoggerFactory.getLogger(BatchBody.class);

    private final RunContext context;
    private final RunningStep running;
    private final DataMigration migration;
    private final Version version;
    private final RowTables tables;
    private final RowWork work;
    private final RowProgress progress;
    private final Pace pace;
    private final RowRoom room;

    private @Nullable Checkpoint at;
    private int quarantined;
    private int number;
    private String sql = "";
    private int fitting = Integer.MAX_VALUE;

    BatchBody(RunContext context, RunningStep running, DataMigration migration, RowTables tables) {
        this.context = context;
        this.running = running;
        this.migration = migration;
        this.version = Objects.requireNonNull(running.step().version(), "A Java migration has a version");
        this.tables = tables;
        this.work = new RowWork(context, running, migration);
        this.progress = new RowProgress(context, running.step(), running.execution());
        this.pace = Pace.of(context, running.step(), null, () -> sql, migration.batchSize());
        this.room = RowRoom.ofHeap(pace.size());
    }

    void run() throws Exception {
        RowQuery query = migration.rows();
        sql = query.sql();
        Pages pages = work.pages(query);
        countQuarantined();
        at = begin(query, pages);
        while (nextBatch(pages)) {
            logger.trace("{} goes on", running.step().display());
        }
        running.position().at(0, 0);
        if (quarantined > 0) {
            logger.warn(
                    "{}: {} of its rows failed, and are in {} now, with their errors; \"db data retry {}\" tries them again",
                    running.step().display(),
                    RowProgress.number(quarantined),
                    quarantine().display(),
                    version);
        }
    }

    private Checkpoint begin(RowQuery query, Pages pages) throws SQLException {
        Checkpoints checkpoints = tables.checkpoints();
        Checkpoint left = running.step().recovery() == null
                ? null
                : checkpoints.find(version, query).orElse(null);
        if (left == null) {
            forgetQuarantined();
            return checkpoints.begin(version, query, pages.count());
        }
        progress.goesOnBehind(left.rows());
        return left;
    }

    /** A hand may have left some of what it has noted as undone. */
    private void forgetQuarantined() throws SQLException {
        if (quarantined > 0) {
            PlainSql.update(context.connection(), quarantine().delete(version));
            quarantined = 0;
            number = 0;
        }
    }

    private void countQuarantined() throws SQLException {
        if (tables.quarantine() != null) {
            running.position().in("reading " + quarantine().display());
            quarantined = quarantine().count(version);
            number = quarantine().last(version);
            running.position().at(0, 0);
        }
    }

    private boolean nextBatch(Pages pages) throws Exception {
        long before = at().rows();
        pace.begin(at());
        boolean isThere = process(pages, pace.size());
        pace.ended(at().rows() - before, fitting);
        return isThere;
    }

    /**
     * Processes the next rows: as one batch, or, if it fails by them, as two.
     *
     * @param most how many
     * @return false if there are none
     */
    private boolean process(Pages pages, int most) throws Exception {
        Batch batch = new Batch(at());
        boolean isThere;
        try {
            isThere = work.inTransaction(() -> batch.run(pages, most));
        } catch (Exception e) {
            int size = batch.rows.size();
            if (size == 0 || !work.isOfRows(e)) {
                throw e;
            }
            if (size == 1) {
                failed(pages, batch.rows.get(0), e);
            } else {
                logger.debug(
                        "{}: {} rows failed, and are tried again as two halves",
                        running.step().display(),
                        size,
                        e);
                process(pages, (size + 1) / 2);
                process(pages, size / 2);
            }
            return true;
        }
        if (isThere) {
            fitting = room.forRowsLike(batch.rows);
            passed(batch.now(pages), batch.rows.size());
        }
        return isThere;
    }

    /** One try, behind what is done. */
    private final class Batch {

        private final Checkpoint before;
        private List<Row> rows = List.of();

        Batch(Checkpoint before) {
            this.before = before;
        }

        /** What it has read may be other rows at the next try, if others have changed them. */
        boolean run(Pages pages, int most) throws Exception {
            rows = List.of();
            in(before.key() == null ? "" : ", the rows behind " + pages.shown(before.key()));
            List<Row> read = pages.next(before.key(), most);
            if (read.isEmpty()) {
                return false;
            }
            rows = read;
            if (rows.size() == 1) {
                in(", the row " + pages.shown(pages.keyOf(rows.get(0))));
            }
            work.process(rows);
            tables.checkpoints().reached(version, now(pages));
            return true;
        }

        Checkpoint now(Pages pages) {
            return before.behind(pages.keyOf(rows.get(rows.size() - 1)), rows.size());
        }
    }

    private void in(String rows) {
        running.position().in("in batch %d%s".formatted(at().batches() + 1, rows));
    }

    private void failed(Pages pages, Row row, Exception failure) throws Exception {
        if (migration.onError() == RowFailurePolicy.FAIL) {
            throw failure;
        }
        String error = Failures.inOneLine(failure);
        int most = migration.maxQuarantined();
        if (quarantined >= most) {
            throw DataMigrationException.tooMany(most, error, failure);
        }
        List<Object> key = pages.keyOf(row);
        Held held = new Held(number + 1, key, pages.shown(key));
        Checkpoint now = at().behind(key, 1);
        work.inTransaction(() -> {
            quarantine().add(version, held, error);
            tables.checkpoints().reached(version, now);
            return true;
        });
        number++;
        quarantined++;
        logger.warn(
                "{}: the row {} failed, and is in quarantine: {}",
                running.step().display(),
                held.shown(),
                error);
        passed(now, 1);
    }

    private void passed(Checkpoint now, int size) {
        at = now;
        progress.tell(now, size);
    }

    private Quarantine quarantine() {
        return Objects.requireNonNull(tables.quarantine(), "No row may be passed over");
    }

    private Checkpoint at() {
        return Objects.requireNonNull(at, "The first batch has not begun");
    }

    @Override
    public int done() {
        return at == null ? 0 : at.batches();
    }

    /**
     * What the log says of rows that have failed, and were passed over, those of earlier runs, too; null if none have.
     */
    @Override
    public @Nullable String remark() {
        return quarantined == 0 ? null : RowProgress.number(quarantined) + " of its rows are in quarantine";
    }

    @Override
    public Consequence left() {
        if (at == null || at.rows() == 0) {
            return new Consequence(Kind.STATEMENTS_DONE, "What was done before its first batch stays.");
        }
        String rows = RowProgress.number(at.rows());
        return new Consequence(
                Kind.STATEMENTS_DONE,
                quarantined == 0
                        ? "Its first %s rows are done, and stay; the next run goes on behind them.".formatted(rows)
                        : "Its first %s rows are done, but for %s that failed and are in %s, and stay; the next run goes on behind them."
                                .formatted(
                                        rows,
                                        RowProgress.number(quarantined),
                                        quarantine().display()));
    }
}
