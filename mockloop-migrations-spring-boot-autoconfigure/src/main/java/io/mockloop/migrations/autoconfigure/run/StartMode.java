package io.mockloop.migrations.autoconfigure.run;

import io.mockloop.migrations.autoconfigure.MigrationMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The mode of this start.
 *
 * @param mode never {@link MigrationMode#AUTO}
 * @param reason why, where nobody set it
 */
record StartMode(MigrationMode mode, @Nullable String reason) {

    /** Such as "runner (auto: nothing needs the schema earlier)". */
    String describe() {
        String name = mode.name().toLowerCase(Locale.ROOT);
        return reason == null ? name : "%s (auto: %s)".formatted(name, reason);
    }
}
