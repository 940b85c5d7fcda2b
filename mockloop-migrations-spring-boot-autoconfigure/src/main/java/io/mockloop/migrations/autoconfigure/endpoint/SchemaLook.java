package io.mockloop.migrations.autoconfigure.endpoint;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.SchemaState;
import io.mockloop.migrations.autoconfigure.activity.MigrationActivity;
import io.mockloop.migrations.autoconfigure.activity.SeenSchema;
import io.mockloop.migrations.view.SchemaView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the schema when somebody asks, but not again for some minutes, since it reads the whole catalog: what a
 * start has found counts as a comparison. Nobody waits for it for long; what comes too late is told to who asks next.
 */
final class SchemaLook {

    /** How old what is told may be. */
    static final Duration AGE = Duration.ofMinutes(5);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Logger logger = LoggerFactory.getLogger(SchemaLook.class);

    private final MigrationActivity activity;
    private final InstantSource clock;
    private final TimedReader reading = new TimedReader(PATIENCE);
    private final Map<String, Instant> tried = new ConcurrentHashMap<>();

    SchemaLook(MigrationActivity activity, InstantSource clock) {
        this.activity = activity;
        this.clock = clock;
    }

    /** Asks the database if it is time to. */
    @Nullable SchemaView now(String name, MigrationManager manager) {
        if (isDue(name)) {
            try {
                SchemaState state = reading.begin("the schema of " + name, () -> look(name, manager))
                        .await();
                logger.debug("The schema of {} was compared: {}", name, state);
            } catch (UnreadException e) {
                logger.debug("The schema of {} is told as it is remembered", name, e);
            }
        }
        return known(name);
    }

    private SchemaState look(String name, MigrationManager manager) {
        SchemaState state = manager.schemaState();
        activity.onSchemaCompared(name, state);
        return state;
    }

    private synchronized boolean isDue(String name) {
        Instant now = clock.instant();
        SeenSchema seen = activity.schema(name);
        if (seen != null && (!seen.state().isLookedAt() || seen.isGoodAt(now, AGE))) {
            return false;
        }
        Instant last = tried.get(name);
        boolean isOutdated = seen != null && seen.isOutdated() && (last == null || last.isBefore(seen.checked()));
        if (!isOutdated && last != null && last.plus(AGE).isAfter(now)) {
            return false;
        }
        tried.put(name, now);
        return true;
    }

    /** What is remembered; none if it was never looked at. */
    @Nullable SchemaView known(String name) {
        SeenSchema seen = activity.schema(name);
        return seen == null || !seen.state().isLookedAt() ? null : SchemaView.of(seen.state(), seen.checked());
    }
}
