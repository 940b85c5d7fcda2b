package io.mockloop.migrations.engine.execution;

import io.mockloop.migrations.engine.discovery.Callbacks;
import java.sql.SQLException;

/** The callbacks before and after one run, each set of them once. */
final class AroundRun {

    private static final String NOTHING_RUN = "No migration was run.";

    private final Callbacks callbacks;
    private final CallbackRunner runner;
    private boolean begun;
    private boolean ended;

    AroundRun(RunContext context) {
        this.callbacks = context.callbacks();
        this.runner = new CallbackRunner(context);
    }

    /** Whether something is to be run though no migration is. */
    boolean isLeft() {
        return callbacks.alwaysRun() && !ended;
    }

    /** Whether others must be kept out between the first of them and the last. */
    boolean needsLock() {
        return callbacks.aroundRun().findAny().isPresent();
    }

    void before() throws SQLException {
        if (!begun) {
            begun = true;
            runner.aroundRun(callbacks.beforeRun(), NOTHING_RUN);
        }
    }

    /**
     * After the last migration.
     *
     * @param executed how many migrations were run
     */
    void after(int executed) throws SQLException {
        String left = executed == 0 ? NOTHING_RUN : "The migrations before it are applied, and stay so.";
        if (executed > 0) {
            runner.aroundRun(callbacks.afterApplied(), left);
        }
        runner.aroundRun(callbacks.afterRun(), left);
        ended = true;
    }
}
