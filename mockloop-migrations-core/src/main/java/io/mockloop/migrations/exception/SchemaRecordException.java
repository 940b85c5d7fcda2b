package io.mockloop.migrations.exception;

import io.mockloop.migrations.ValidationResult.Problem;
import org.jspecify.annotations.Nullable;

/** There is nothing, or nothing of the last run, that the schema could be led back to. */
public final class SchemaRecordException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /**
     * Refuses.
     *
     * @param database product and version
     * @param problem why, and what to do
     * @param cause why it can't be led back to what the migrations make either; null if that wasn't asked
     */
    public SchemaRecordException(String database, Problem problem, @Nullable Throwable cause) {
        super(
                problem.code(),
                "What leads the schema on %s back can't be told.".formatted(database),
                new Where(database, null, null),
                Consequence.NOTHING_RUN,
                problem.text(),
                cause);
    }
}
