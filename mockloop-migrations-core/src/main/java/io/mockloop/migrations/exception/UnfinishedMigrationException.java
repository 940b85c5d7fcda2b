package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.Version;
import org.jspecify.annotations.Nullable;

/** A migration was left half-done, so that nothing else can be run. */
public final class UnfinishedMigrationException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final MigrationState state;

    /**
     * Says what is done and what isn't.
     *
     * @param database product and version
     */
    public UnfinishedMigrationException(
            String database, @Nullable Version version, MigrationState state, String what, Message advice) {
        super("UNFINISHED_MIGRATION", what, new Where(database, version, null), Consequence.NOTHING_RUN, advice, null);
        this.state = state;
    }

    /** PARTIAL or FAILED. */
    public MigrationState state() {
        return state;
    }
}
