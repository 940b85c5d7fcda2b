package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.DataMigration;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.data.RowFailurePolicy;
import io.mockloop.migrations.engine.batch.Checkpoint;
import io.mockloop.migrations.engine.batch.Pages;
import io.mockloop.migrations.engine.batch.Part;
import io.mockloop.migrations.engine.batch.Part.State;
import io.mockloop.migrations.engine.batch.Quarantine.Held;
import io.mockloop.migrations.engine.binding.ThreadTransaction.End;
import io.mockloop.migrations.engine.rows.Pace;
import io.mockloop.migrations.engine.rows.RowNotes;
import io.mockloop.migrations.engine.rows.RowRoom;
import io.mockloop.migrations.engine.rows.RowTables;
import io.mockloop.migrations.engine.rows.Workers.Result;
import io.mockloop.migrations.engine.rows.Workers.Worker;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does batches of rows on one connection. One that fails by its rows is tried again as two halves, down to the row that
 * it fails at, so that one such row costs one row.
 */
final class BatchWorker implements Worker {

    private static final Logger logger = LoggerFactory.getLogger(BatchWorker.class);

    private final BatchBody body;
    private final RunningStep running;
    private final DataMigration migration;
    private final Version version;
    private final RowTables tables;
    private final RowWork work;
    private final Pages pages;
    private final RowNotes notes;
    private final Pace pace;
    private final RowRoom room;

    private int fitting = Integer.MAX_VALUE;

    /**
     * One of a migration's workers.
     *
     * @param running its place
     * @param tables on its connection
     */
    BatchWorker(
            BatchBody body,
            RunningStep running,
            DataMigration migration,
            RowTables tables,
            RowWork work,
            Pages pages,
            RowNotes notes,
            Pace pace) {
        this.body = body;
        this.running = running;
        this.migration = migration;
        this.version = Objects.requireNonNull(running.step().version(), "A Java migration has a version");
        this.tables = tables;
        this.work = work;
        this.pages = pages;
        this.notes = notes;
        this.pace = pace;
        this.room = RowRoom.ofHeap(pace.size());
    }

    @Override
    public void await() throws SQLException {
        pace.begin(body.progress().now());
    }

    @Override
    public Result next(Part part) throws Exception {
        Tries tries = new Tries(part);
        Result result = tries.process(pace.size());
        pace.ended(tries.rows, fitting);
        return result;
    }

    @Override
    public void tellPlace() {
        body.isAt(running.position());
    }

    @Override
    public void ended(boolean hasFailed) {
        running.ended(hasFailed ? End.UNKNOWN : End.COMMITTED);
    }

    /** Those of one batch. */
    private final class Tries {

        private final Part part;
        private long rows;

        Tries(Part part) {
            this.part = part;
        }

        /**
         * Processes the next rows: as one batch, or, if it fails by them, as two.
         *
         * @param most how many
         */
        Result process(int most) throws Exception {
            Batch batch = new Batch(part);
            Result result;
            try {
                result = work.inTransaction(() -> batch.run(most));
            } catch (Exception e) {
                int size = batch.rows.size();
                if (size == 0 || !work.isOfRows(e)) {
                    throw e;
                }
                if (size == 1) {
                    return failed(batch, batch.rows.get(0), e);
                }
                logger.debug(
                        "{}: {} rows failed, and are tried again as two halves",
                        running.step().display(),
                        size,
                        e);
                Result first = process((size + 1) / 2);
                return first == Result.GOES_ON ? process(size / 2) : first;
            }
            State now = batch.now;
            if (now != null) {
                notes.committed(now);
            }
            if (result == Result.GOES_ON) {
                fitting = room.forRowsLike(batch.rows);
                passed(batch.rows.size());
            }
            return result;
        }

        private Result failed(Batch batch, Row row, Exception failure) throws Exception {
            if (migration.onError() == RowFailurePolicy.FAIL) {
                throw failure;
            }
            String error = Failures.inOneLine(failure);
            List<Object> key = pages.keyOf(row);
            Held held = body.quarantined().next(key, pages.shown(key), error, failure);
            State now;
            try {
                now = work.inTransaction(() -> batch.passOver(held, error));
            } catch (Exception | Error e) {
                body.quarantined().notKept();
                throw e;
            }
            if (now == null) {
                body.quarantined().notKept();
                return Result.TAKEN;
            }
            notes.committed(now);
            logger.warn(
                    "{}: the row {} failed, and is in quarantine: {}",
                    running.step().display(),
                    held.shown(),
                    error);
            passed(1);
            return Result.GOES_ON;
        }

        private void passed(int size) {
            rows += size;
            body.progress().tell(size);
        }
    }

    /** One try, behind what is done. */
    private final class Batch {

        private final Part part;
        private @Nullable State before;
        private @Nullable State now;
        private List<Row> rows = List.of();

        Batch(Part part) {
            this.part = part;
        }

        /** What it has read may be other rows at the next try, if others have changed them. */
        Result run(int most) throws Exception {
            rows = List.of();
            now = null;
            State claimed = notes.claim(part);
            before = claimed;
            if (claimed == null) {
                return Result.TAKEN;
            }
            Checkpoint at = claimed.at();
            in(at, at.key() == null ? "" : ", the rows behind " + pages.shown(at.key()));
            List<Row> read = claimed.isDone() ? List.of() : pages.next(part, at.key(), most);
            if (read.isEmpty()) {
                reached(claimed.done(claimed.mark(), at));
                return Result.DONE;
            }
            rows = read;
            if (rows.size() == 1) {
                in(at, ", the row " + pages.shown(pages.keyOf(rows.get(0))));
            }
            work.process(rows);
            reached(behind(claimed));
            return Result.GOES_ON;
        }

        /**
         * Passes over its only row.
         *
         * @return null if somebody else has done it meanwhile
         */
        @Nullable State passOver(Held held, String error) throws SQLException {
            State claimed = notes.claim(part);
            if (claimed == null
                    || before == null
                    || claimed.at().batches() != before.at().batches()) {
                return null;
            }
            Objects.requireNonNull(tables.quarantine(), "No row may be passed over")
                    .add(version, held, error);
            State passed = behind(claimed);
            reached(passed);
            return passed;
        }

        private State behind(State claimed) {
            Checkpoint at = claimed.at().behind(pages.keyOf(rows.get(rows.size() - 1)), rows.size());
            return claimed.behind(claimed.mark(), at);
        }

        private void reached(State state) throws SQLException {
            notes.reached(state);
            now = state;
        }

        private void in(Checkpoint at, String which) {
            String place = part.number() == 0 ? "" : "part %d, ".formatted(part.number());
            running.position().in("in %sbatch %d%s".formatted(place, at.batches() + 1, which));
        }
    }
}
