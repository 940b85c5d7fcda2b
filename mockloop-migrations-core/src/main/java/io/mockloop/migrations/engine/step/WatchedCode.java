package io.mockloop.migrations.engine.step;

import io.mockloop.migrations.engine.binding.ThreadTransaction.Code;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.engine.session.Transactions.Fate;
import io.mockloop.migrations.exception.ForbiddenCallException;
import io.mockloop.migrations.exception.ForbiddenCallException.Deed;
import java.sql.SQLException;
import java.util.function.Supplier;

/**
 * Runs a Java migration's code in a transaction, and notices where it ends that: what a driver's own classes lead to
 * goes through no guard.
 */
final class WatchedCode {

    private final RunContext context;
    private final RunningStep running;

    WatchedCode(RunContext context, RunningStep running) {
        this.context = context;
        this.running = running;
    }

    void run(Code code) throws Exception {
        Supplier<Fate> watch = context.transactions().watch();
        try {
            code.run();
        } catch (Exception | Error e) {
            if (look(watch) == Fate.ENDED) {
                throw new ForbiddenCallException(Deed.ENDED_TRANSACTION, e, migration());
            }
            throw e;
        }
        switch (look(watch)) {
            case OPEN -> {}
            case ENDED -> throw new ForbiddenCallException(Deed.ENDED_TRANSACTION, null, migration());
            case GONE -> throw new ForbiddenCallException(Deed.CLOSED_CONNECTION, null, migration());
        }
    }

    private Fate look(Supplier<Fate> watch) throws SQLException {
        Fate fate = context.connection().isClosed() ? Fate.GONE : watch.get();
        running.fate(fate);
        return fate;
    }

    private String migration() {
        return "Migration %s (%s)"
                .formatted(running.step().label(), running.step().script());
    }
}
