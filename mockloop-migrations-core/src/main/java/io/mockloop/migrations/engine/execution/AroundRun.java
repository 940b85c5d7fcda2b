package io.mockloop.migrations.engine.execution;

import io.mockloop.migrations.engine.discovery.Callbacks;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The callbacks before and after one run, each set of them once, and the session that they leave for it. */
final class AroundRun {

    private final RunContext context;
    private final Callbacks callbacks;
    private final CallbackRunner runner;
    private @Nullable PreparedSession session;
    private boolean ended;

    AroundRun(RunContext context) {
        this.context = context;
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
        if (session == null) {
            session = PreparedSession.ofRun(context);
            runner.aroundRun(callbacks.beforeRun(), "No migration was run.");
        }
    }

    /**
     * After the last migration.
     *
     * @param executed how many migrations were run
     */
    void after(int executed) {
        String left = executed == 0 ? "No migration was run." : "The migrations before it are applied, and stay so.";
        if (executed > 0) {
            runner.aroundRun(callbacks.afterApplied(), left);
        }
        runner.aroundRun(callbacks.afterRun(), left);
        ended = true;
    }

    /** Puts the session back. */
    void close() {
        if (session != null) {
            session.close();
        }
    }
}
