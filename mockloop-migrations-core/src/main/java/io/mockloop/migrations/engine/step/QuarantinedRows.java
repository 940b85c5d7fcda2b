package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.DataMigration;
import io.mockloop.migrations.Message;
import io.mockloop.migrations.RowRetry;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.engine.batch.Pages;
import io.mockloop.migrations.engine.batch.Quarantine;
import io.mockloop.migrations.engine.batch.Quarantine.Held;
import io.mockloop.migrations.engine.binding.ThreadTransaction.End;
import io.mockloop.migrations.engine.migration.JavaMigration;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.engine.rows.RowProgress;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.Consequence.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows that a migration has failed at and passed over, tried again in batches, each in one transaction. As in the
 * migration itself, one that fails by its rows is tried again as two halves, down to the row that it fails at.
 */
public final class QuarantinedRows {

    private final RunContext context;
    private final DataMigration migration;
    private final Version version;
    private final Quarantine quarantine;
    private final RunningStep running;
    private final RowWork work;

    private int done;
    private final List<String> gone = new ArrayList<>();
    private final List<RowRetry.Left> left = new ArrayList<>();

    /**
     * Those of one migration.
     *
     * @param rank of its row in the history
     */
    public QuarantinedRows(RunContext context, JavaMigration code, Version version, int rank, Quarantine quarantine) {
        this.context = context;
        this.migration = (DataMigration) code.instance();
        this.version = version;
        this.quarantine = quarantine;
        Step step = new Step.Up(code, new Body.Batches(code), null, null);
        this.running = new RunningStep(step, rank, RunningStep.executionOf(context, step));
        this.work = new RowWork(context, running, migration);
    }

    /**
     * Tries them.
     *
     * @throws io.mockloop.migrations.exception.MigrationException if that fails by what no row is to blame for
     */
    public RowRetry retry() {
        try {
            Pages pages = work.pages(migration.rows());
            List<Held> all = quarantine.rows(version);
            int size = migration.batchSize() > 0
                    ? migration.batchSize()
                    : context.engine().pace().batchSize();
            for (int i = 0; i < all.size(); i += size) {
                retry(pages, all.subList(i, Math.min(all.size(), i + size)));
            }
        } catch (Exception e) {
            running.ended(End.ROLLED_BACK);
            throw Failures.of(
                    e,
                    running.step(),
                    running.position(),
                    context,
                    new Consequence(
                            Kind.STATEMENTS_DONE,
                            "%s of its rows in quarantine are done; all else is as it was."
                                    .formatted(RowProgress.number(done))),
                    Message.of("Correct it, and try them again."));
        }
        running.ended(End.COMMITTED);
        return new RowRetry(version, done, gone, left);
    }

    private void retry(Pages pages, List<Held> some) throws Exception {
        Held first = some.get(0);
        running.position()
                .in(
                        some.size() == 1
                                ? "the row %s, which is in quarantine".formatted(first.shown())
                                : "the %d rows from %s on, which are in quarantine"
                                        .formatted(some.size(), first.shown()));
        List<String> missing;
        try {
            missing = work.inTransaction(() -> process(pages, some));
        } catch (Exception e) {
            if (!work.isOfRows(e)) {
                throw e;
            }
            if (some.size() == 1) {
                failedAgain(first, Failures.inOneLine(e));
            } else {
                int half = (some.size() + 1) / 2;
                retry(pages, some.subList(0, half));
                retry(pages, some.subList(half, some.size()));
            }
            return;
        }
        done += some.size() - missing.size();
        gone.addAll(missing);
    }

    /** Returns those that aren't there any more. */
    private List<String> process(Pages pages, List<Held> some) throws Exception {
        List<Row> rows = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Held held : some) {
            Optional<Row> row = pages.find(held.key());
            row.ifPresentOrElse(rows::add, () -> missing.add(held.shown()));
        }
        if (!rows.isEmpty()) {
            work.process(rows);
        }
        quarantine.release(version, some);
        return missing;
    }

    private void failedAgain(Held held, String error) throws Exception {
        work.inTransaction(() -> {
            quarantine.failedAgain(version, held, error);
            return true;
        });
        left.add(new RowRetry.Left(held.shown(), error));
    }
}
