package io.mockloop.migrations.exception;

import io.mockloop.migrations.ValidationResult.Problem;

/** There is nothing, or nothing of the last run, that the schema could be led back to. */
public final class SchemaRecordException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /**
     * Refuses.
     *
     * @param database product and version
     * @param problem why, and what to do
     */
    public SchemaRecordException(String database, Problem problem) {
        super(
                problem.code(),
                "What leads the schema back can't be told.",
                new Where(database, null, null),
                Consequence.NOTHING_RUN,
                problem.text(),
                null);
    }
}
