package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.DataMigration;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.data.RowFailurePolicy;
import io.mockloop.migrations.engine.batch.Checkpoint;
import io.mockloop.migrations.engine.batch.Pages;
import io.mockloop.migrations.engine.batch.Part;
import io.mockloop.migrations.engine.batch.Part.State;
import io.mockloop.migrations.engine.batch.Quarantine;
import io.mockloop.migrations.engine.batch.Quarantine.Content;
import io.mockloop.migrations.engine.batch.Quarantine.Held;
import io.mockloop.migrations.engine.binding.ThreadTransaction.End;
import io.mockloop.migrations.engine.rows.Pace;
import io.mockloop.migrations.engine.rows.RowNotes;
import io.mockloop.migrations.engine.rows.RowRoom;
import io.mockloop.migrations.engine.rows.RowTables;
import io.mockloop.migrations.engine.rows.Workers.Result;
import io.mockloop.migrations.engine.rows.Workers.Worker;
import io.mockloop.migrations.engine.session.RunContext;
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
    private final RunContext context;
    private final RunningStep running;
    private final DataMigration migration;
    private final Version version;
    private final RowTables tables;
    private final RowWork work;
    private final Pages pages;
    private final RowNotes notes;
    private final Pace pace;
    private final RowRoom room;

    /** Each time another one has taken a row in. */
    private static final int MOST_TRIES = 100;

    private int fitting = Integer.MAX_VALUE;

    /**
     * One of a migration's workers.
     *
     * @param context with its connection
     * @param running its place
     * @param tables on its connection
     */
    BatchWorker(
            BatchBody body,
            RunContext context,
            RunningStep running,
            DataMigration migration,
            RowTables tables,
            RowWork work,
            Pages pages,
            RowNotes notes,
            Pace pace) {
        this.body = body;
        this.context = context;
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
        body.progress().look(context, notes);
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

    private static boolean isDuplicate(SQLException failure) {
        return String.valueOf(failure.getSQLState()).startsWith("23");
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
            if (now != null && result == Result.GOES_ON) {
                fitting = room.forRowsLike(batch.rows);
                passed(now, batch.rows.size());
            }
            return result;
        }

        private Result failed(Batch batch, Row row, Exception failure) throws Exception {
            if (migration.onError() == RowFailurePolicy.FAIL) {
                throw failure;
            }
            State now = body.quarantined().alone(() -> passedOver(batch, row, failure));
            if (now == null) {
                return Result.TAKEN;
            }
            notes.committed(now);
            body.quarantined().reached(batch.kept);
            logger.warn(
                    "{}: the row {} failed, and is in quarantine: {}",
                    running.step().display(),
                    pages.shown(pages.keyOf(row)),
                    Failures.inOneLine(failure));
            passed(now, 1);
            return Result.GOES_ON;
        }

        /** Again if another process has taken the number meanwhile. */
        private @Nullable State passedOver(Batch batch, Row row, Exception failure) throws Exception {
            for (int tries = 1; ; tries++) {
                try {
                    return work.inTransaction(() -> batch.passOver(row, failure));
                } catch (SQLException e) {
                    if (tries == MOST_TRIES || !batch.isTakingIn || !isDuplicate(e)) {
                        throw e;
                    }
                }
            }
        }

        private void passed(State now, int size) {
            rows += size;
            body.progress().tell(part, now.at(), size);
        }
    }

    /** One try, behind what is done. */
    private final class Batch {

        private final Part part;
        private @Nullable State before;
        private @Nullable State now;
        private List<Row> rows = List.of();
        private boolean isTakingIn;
        private int kept;

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
            if (claimed.isDone()) {
                return Result.DONE; // and nothing is locked that whoever notes the end wants
            }
            List<Row> read = pages.next(part, at.key(), most);
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
        @Nullable State passOver(Row row, Exception failure) throws SQLException {
            isTakingIn = false;
            State claimed = notes.claim(part);
            if (claimed == null
                    || before == null
                    || claimed.at().batches() != before.at().batches()) {
                return null;
            }
            Quarantine quarantine = Objects.requireNonNull(tables.quarantine(), "No row may be passed over");
            Content there = quarantine.content(version);
            List<Object> key = pages.keyOf(row);
            String error = Failures.inOneLine(failure);
            Held held = body.quarantined().next(there, key, pages.shown(key), error, failure);
            isTakingIn = true;
            quarantine.add(version, held, error);
            isTakingIn = false;
            State passed = behind(claimed);
            reached(passed);
            kept = there.rows() + 1;
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
