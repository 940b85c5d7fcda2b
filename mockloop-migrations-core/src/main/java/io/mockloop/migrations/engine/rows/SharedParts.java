package io.mockloop.migrations.engine.rows;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.session.RunContext;
import java.sql.SQLException;

/**
 * Parts of a migration's rows that other processes may go through, too, as long as the run does that they belong to.
 */
public final class SharedParts {

    private final RunContext context;
    private final RowTables tables;
    private final Version version;
    private final RowProgress progress;

    /** Those of a run. */
    public SharedParts(RunContext context, RowTables tables, Version version, RowProgress progress) {
        this.context = context;
        this.tables = tables;
        this.version = version;
        this.progress = progress;
    }

    /** What goes through them. */
    @FunctionalInterface
    public interface Work {
        /** Returns when all are done. */
        void run() throws Exception;
    }

    /**
     * Goes through them. Afterwards it is known what all have done, and if it failed nobody does any more.
     *
     * @throws Exception what it failed with
     */
    public void run(Work work) throws Exception {
        try {
            work.run();
        } catch (Exception | Error e) {
            endFor(e);
            throw e;
        }
        context.transactions().leave();
        progress.found(tables.parts().of(version));
    }

    /** A process whose own connection is gone is found to be gone by the others. */
    private void endFor(Throwable failure) {
        try {
            if (!context.connection().isClosed()) {
                context.transactions().leave();
                tables.checkpoints().endRun(version);
                progress.found(tables.parts().of(version));
            }
        } catch (SQLException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
