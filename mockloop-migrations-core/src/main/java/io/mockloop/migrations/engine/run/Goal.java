package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.MigrationResult.Skipped;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.migration.Callbacks;
import io.mockloop.migrations.engine.plan.Drift;
import io.mockloop.migrations.engine.plan.Step;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run is to reach; asked again whenever the history may have changed. */
public interface Goal {

    /**
     * What is to be done on a history.
     *
     * @param steps the migrations to run, in order
     * @param stale rows to refresh, where something is written at all
     * @param skipped what is passed over on purpose
     * @param appliedAfter how many migrations are applied afterwards, a baseline not counted
     * @param pendingAfter how many migrations are pending afterwards
     * @param currentAfter the highest version applied afterwards; null for none
     */
    record Work(
            List<Step> steps,
            List<Drift.Changed> stale,
            List<Skipped> skipped,
            int appliedAfter,
            int pendingAfter,
            @Nullable Version currentAfter) {

        /** Copies the lists. */
        public Work {
            steps = List.copyOf(steps);
            stale = List.copyOf(stale);
            skipped = List.copyOf(skipped);
        }

        /** The same with more that is passed over, in front. */
        Work skipping(List<Skipped> more) {
            List<Skipped> all = new ArrayList<>(more);
            all.addAll(skipped);
            return new Work(steps, stale, all, appliedAfter, pendingAfter, currentAfter);
        }
    }

    /**
     * Plans.
     *
     * @param done how many steps this run has done before
     * @throws io.mockloop.migrations.exception.MigrationException if it cannot or may not be reached
     */
    Work on(History history, int done) throws SQLException;

    /** The code that is planned with. */
    MigrationSet set();

    /** What is run around the run and its migrations; nothing by default. */
    default Callbacks callbacks() {
        return Callbacks.NONE;
    }
}
