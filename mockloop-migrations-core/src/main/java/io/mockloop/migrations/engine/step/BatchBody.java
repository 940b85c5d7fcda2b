package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.DataMigration;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.data.RowQuery;
import io.mockloop.migrations.engine.batch.Checkpoints;
import io.mockloop.migrations.engine.batch.Checkpoints.Begun;
import io.mockloop.migrations.engine.batch.Pages;
import io.mockloop.migrations.engine.batch.Part;
import io.mockloop.migrations.engine.batch.Part.State;
import io.mockloop.migrations.engine.batch.Quarantine;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.engine.rows.Pace;
import io.mockloop.migrations.engine.rows.Pace.OfRun;
import io.mockloop.migrations.engine.rows.QuarantineCount;
import io.mockloop.migrations.engine.rows.RowBody;
import io.mockloop.migrations.engine.rows.RowNotes;
import io.mockloop.migrations.engine.rows.RowProgress;
import io.mockloop.migrations.engine.rows.RowTables;
import io.mockloop.migrations.engine.rows.SharedParts;
import io.mockloop.migrations.engine.rows.Waiting;
import io.mockloop.migrations.engine.rows.Workers;
import io.mockloop.migrations.engine.rows.Workers.Divided;
import io.mockloop.migrations.engine.rows.Workers.Hiring;
import io.mockloop.migrations.engine.rows.Workers.Worker;
import io.mockloop.migrations.engine.session.Position;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.Consequence.Kind;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a migration of rows: batch by batch, each in one transaction with the note of how far it has come. */
final class BatchBody implements RowBody {

    private static final Logger logger = LoggerFactory.getLogger(BatchBody.class);

    private final RunContext context;
    private final RunningStep running;
    private final DataMigration migration;
    private final Version version;
    private final RowTables tables;
    private final Workers workers;
    private final RowProgress progress;
    private final QuarantineCount quarantined;
    private Divided divided = Divided.NOT;
    private boolean hasBegun;

    BatchBody(RunContext context, RunningStep running, DataMigration migration, RowTables tables, Workers workers) {
        this.context = context;
        this.running = running;
        this.migration = migration;
        this.version = Objects.requireNonNull(running.step().version(), "A Java migration has a version");
        this.tables = tables;
        this.workers = workers;
        this.progress = new RowProgress(context, running.step(), running.execution(), State::at);
        this.quarantined = new QuarantineCount(migration.maxQuarantined());
    }

    @Override
    public void leave(SqlSupplier<?> begin) throws Exception {
        RowQuery query = migration.rows();
        new RowWork(context, running, migration).pages(query); // refuses a key that it lacks
        if (found(query) == null) {
            countQuarantined();
            forgetQuarantined();
            tables.checkpoints().begin(version, Checkpoints.markOf(query), 0);
        }
        begin.get();
    }

    private @Nullable Begun found(RowQuery query) throws SQLException {
        return running.step().recovery() == null
                ? null
                : tables.checkpoints().find(version, query).orElse(null);
    }

    @Override
    public void run(SqlSupplier<?> begin) throws Exception {
        RowQuery query = migration.rows();
        RowWork work = new RowWork(context, running, migration);
        Pages pages = work.pages(query);
        countQuarantined();
        Begun begun = begin(query, pages);
        hasBegun = true;
        begin.get();
        divided = begun.isInParts()
                ? workers.goOn(tables, begun.whole().mark())
                : workers.divide(tables, begun.whole(), size(), pages::keyBehind);
        progress.begin(isInParts() ? divided.parts() : List.of(begun.whole()), begun.slowedBy());
        Crew crew = new Crew(query, begun.whole());
        if (isInParts()) {
            SharedParts shared = new SharedParts(context, tables, version, progress);
            shared.run(() -> workers.run(State.left(divided.parts()), crew.hiring(work, pages)));
            countQuarantined();
        } else {
            workers.run(List.of(Part.WHOLE), crew.hiring(work, pages));
        }
        running.position().at(0, 0);
        if (quarantined.rows() > 0) {
            logger.warn(
                    "{}: {} of its rows failed, and are in {} now, with their errors; \"db data retry {}\" tries them again",
                    running.step().display(),
                    RowProgress.number(quarantined.rows()),
                    quarantine().display(),
                    version);
        }
    }

    @Override
    public boolean findRun() throws SQLException {
        divided = tables.divided(version, Checkpoints.markOf(migration.rows()));
        return !State.left(divided.parts()).isEmpty();
    }

    @Override
    public void runBeside(SqlSupplier<Boolean> isOver) throws Exception {
        RowQuery query = migration.rows();
        progress.beginBeside(divided.parts());
        RowWork work = new RowWork(context, running, migration);
        Crew crew = new Crew(query, divided.parts().get(0));
        workers.runBeside(State.left(divided.parts()), crew.hiring(work, work.pages(query)), isOver);
    }

    private boolean isInParts() {
        return !divided.parts().isEmpty();
    }

    private int size() {
        int stated = migration.batchSize();
        return stated > 0 ? stated : context.engine().pace().batchSize();
    }

    private Begun begin(RowQuery query, Pages pages) throws SQLException {
        Checkpoints checkpoints = tables.checkpoints();
        Begun left = found(query);
        if (left != null) {
            return left.whole().at().isUncounted() && !left.isInParts()
                    ? Begun.whole(checkpoints.counted(version, left.whole(), pages.count()))
                    : left;
        }
        forgetQuarantined();
        return Begun.whole(checkpoints.begin(version, Checkpoints.markOf(query), pages.count()));
    }

    /** A hand may have left some of what it has noted as undone. */
    private void forgetQuarantined() throws SQLException {
        if (quarantined.rows() > 0) {
            PlainSql.update(context.connection(), quarantine().delete(version));
            quarantined.found(0);
        }
    }

    private void countQuarantined() throws SQLException {
        if (tables.quarantine() != null) {
            running.position().in("reading " + quarantine().display());
            quarantined.found(quarantine().content(version).rows());
            running.position().at(0, 0);
        }
    }

    /** Makes the workers of one run. */
    private final class Crew {

        private final RowQuery query;
        private final OfRun ofRun;
        private final State whole;

        Crew(RowQuery query, State whole) {
            this.query = query;
            this.ofRun = OfRun.of(context, running.step(), progress, null, !isInParts());
            this.whole = whole;
        }

        /** The first of them is the run itself. */
        Hiring hiring(RowWork work, Pages pages) {
            return (number, own, waiting) ->
                    number == 1 ? worker(own, running, tables, work, pages, waiting) : worker(own, waiting);
        }

        /** One beside the run, with a place of its own. */
        private Worker worker(RunContext own, Waiting waiting) throws SQLException {
            RunningStep its = new RunningStep(running.step(), running.row().rank(), running.execution());
            RowWork work = new RowWork(own, its, migration);
            return worker(own, its, tables.on(own), work, work.pages(query), waiting);
        }

        private Worker worker(
                RunContext own, RunningStep its, RowTables beside, RowWork work, Pages pages, Waiting waiting) {
            RowNotes notes = isInParts()
                    ? RowNotes.ofParts(
                            beside, version, divided.run(), own.engine().pages())
                    : RowNotes.ofWhole(beside.checkpoints(), version, whole);
            int usual = own.engine().pace().batchSize();
            Pace pace = Pace.of(
                    own, ofRun, progress.noting(own, notes, waiting), query.sql(), usual, migration.batchSize());
            return new BatchWorker(BatchBody.this, own, its, migration, beside, work, pages, notes, pace);
        }
    }

    RowProgress progress() {
        return progress;
    }

    QuarantineCount quarantined() {
        return quarantined;
    }

    /** What fails now has failed there. */
    void isAt(Position place) {
        running.position().become(place);
    }

    private Quarantine quarantine() {
        return Objects.requireNonNull(tables.quarantine(), "No row may be passed over");
    }

    @Override
    public int done() {
        return progress.now().batches();
    }

    /**
     * What the log says of rows that have failed, and were passed over, those of earlier runs, too; null if none have.
     */
    @Override
    public @Nullable String remark() {
        return quarantined.rows() == 0
                ? null
                : RowProgress.number(quarantined.rows()) + " of its rows are in quarantine";
    }

    @Override
    public Consequence left() {
        if (progress.now().rows() == 0) {
            return new Consequence(
                    Kind.STATEMENTS_DONE,
                    hasBegun ? "What was done before its first batch stays." : "What was done before this run stays.");
        }
        String rows = (isInParts() ? "%s of its rows" : "Its first %s rows")
                .formatted(RowProgress.number(progress.now().rows()));
        return new Consequence(
                Kind.STATEMENTS_DONE,
                quarantined.rows() == 0
                        ? "%s are done, and stay; the next run goes on behind them.".formatted(rows)
                        : "%s are done, but for %s that failed and are in %s, and stay; the next run goes on behind them."
                                .formatted(
                                        rows,
                                        RowProgress.number(quarantined.rows()),
                                        quarantine().display()));
    }
}
