package io.mockloop.migrations.autoconfigure.activity;

import io.mockloop.migrations.SchemaState;
import java.time.Duration;
import java.time.Instant;

/**
 * What was found when the schema was last compared.
 *
 * @param state what it was like
 * @param checked when that was
 * @param isOutdated whether this process has run migrations since
 */
public record SeenSchema(SchemaState state, Instant checked, boolean isOutdated) {

    SeenSchema outdated() {
        return new SeenSchema(state, checked, true);
    }

    /** Whether it can be taken for what is so now. */
    public boolean isGoodAt(Instant now, Duration age) {
        return !isOutdated && checked.plus(age).isAfter(now);
    }
}
