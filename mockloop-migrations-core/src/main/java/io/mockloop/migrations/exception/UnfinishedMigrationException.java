package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.MigrationFailedException.Place;
import org.jspecify.annotations.Nullable;

/** A migration was left half-done, so that nothing else can be run. */
public final class UnfinishedMigrationException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final MigrationState state;

    /**
     * Says what is done and what isn't.
     *
     * @param database product and version
     * @param place the statement that failed, or of which nobody knows whether it is done; number 0 if there is none
     */
    public UnfinishedMigrationException(
            String database,
            @Nullable Version version,
            Place place,
            MigrationState state,
            String what,
            Message advice) {
        super("UNFINISHED_MIGRATION", what, new Where(database, version, place), Consequence.NOTHING_RUN, advice, null);
        this.state = state;
    }

    /** PARTIAL or FAILED. */
    public MigrationState state() {
        return state;
    }
}
