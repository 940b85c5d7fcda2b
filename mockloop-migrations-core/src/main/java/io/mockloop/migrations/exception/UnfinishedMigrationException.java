package io.mockloop.migrations.exception;

import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.Version;
import org.jspecify.annotations.Nullable;

/** A migration was left half-done, so that nothing else can be run. */
public final class UnfinishedMigrationException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Version version;
    private final MigrationState state;

    /** Says what is done and what isn't. */
    public UnfinishedMigrationException(
            @Nullable Version version, MigrationState state, String description, String action) {
        super("UNFINISHED_MIGRATION", description, action, null);
        this.version = version;
        this.state = state;
    }

    /** The migration's version; null for a repeatable migration. */
    public @Nullable Version version() {
        return version;
    }

    /** PARTIAL or FAILED. */
    public MigrationState state() {
        return state;
    }
}
