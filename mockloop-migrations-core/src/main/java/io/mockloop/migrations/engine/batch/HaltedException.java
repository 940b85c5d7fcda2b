package io.mockloop.migrations.engine.batch;

import io.mockloop.migrations.DataMigrationStatus.Halt;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Thrown by a batch whose migration was ordered to end, so that it is rolled back. */
public final class HaltedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Halt halt;

    /**
     * Within the batch's transaction, which may not see yet what was ordered, or behind it.
     *
     * @param halt null if that isn't known
     */
    public HaltedException(@Nullable Halt halt) {
        super("it was " + (halt == null ? "ordered to end" : halt.name().toLowerCase(Locale.ROOT)));
        this.halt = halt;
    }

    /** What was ordered; null if that isn't known. */
    public @Nullable Halt halt() {
        return halt;
    }
}
