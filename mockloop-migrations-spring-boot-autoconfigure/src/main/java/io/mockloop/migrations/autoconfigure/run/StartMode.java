package io.mockloop.migrations.autoconfigure.run;

import io.mockloop.migrations.autoconfigure.MigrationMode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The mode of this start.
 *
 * @param mode never {@link MigrationMode#AUTO}
 * @param reason why, if nobody set it
 */
record StartMode(MigrationMode mode, @Nullable String reason) {

    /**
     * This one, unless auto has chosen the latest moment, and there turns out to be something that comes before it.
     *
     * @param before says what; asked only if it matters
     */
    StartMode unless(Supplier<Optional<String>> before) {
        return mode == MigrationMode.RUNNER && reason != null
                ? before.get()
                        .map(found -> new StartMode(MigrationMode.LIFECYCLE, found))
                        .orElse(this)
                : this;
    }

    /** Such as "runner (auto: no bean needs them before readiness)". */
    String describe() {
        String name = mode.name().toLowerCase(Locale.ROOT);
        return reason == null ? name : "%s (auto: %s)".formatted(name, reason);
    }
}
