package io.mockloop.migrations.engine.session;

import io.mockloop.migrations.MigrationListener;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls listeners in their order; one that throws is logged, and neither stops the run nor the other listeners. */
public final class Listeners {

    private static final Logger logger = LoggerFactory.getLogger(Listeners.class);

    private final List<MigrationListener> listeners;

    /** Calls these. */
    public Listeners(List<MigrationListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** Makes one call to each; two threads, as those of a data migration's workers, never call at once. */
    public synchronized void tell(Consumer<MigrationListener> call) {
        for (MigrationListener listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException e) {
                logger.warn(
                        "Listener {} failed; the run goes on",
                        listener.getClass().getName(),
                        e);
            }
        }
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return listeners.isEmpty();
    }
}
