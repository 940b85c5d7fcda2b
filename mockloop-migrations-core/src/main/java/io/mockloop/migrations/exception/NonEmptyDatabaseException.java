package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.TakeOver;
import java.util.List;

/** A database has tables, and no history that says how they came to be. */
public final class NonEmptyDatabaseException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /**
     * Names what is there.
     *
     * @param database product and version
     * @param schema the schema that was looked at
     * @param tables some of the tables
     * @param takeOver what is known of who made them
     */
    public NonEmptyDatabaseException(
            String database, String schema, String history, List<String> tables, TakeOver takeOver) {
        super(
                "NON_EMPTY_DATABASE",
                "The schema %s on %s has tables (%s) but no history table %s%s"
                        .formatted(schema, database, String.join(", ", tables), history, before(takeOver)),
                new Where(database, null, null),
                Consequence.NOTHING_WRITTEN,
                Message.of("%s", takeOver),
                null);
    }

    private static String before(TakeOver known) {
        return known.from() == null
                ? " that says which version it is at."
                : ": %s has migrated it%s."
                        .formatted(
                                known.from().displayName(),
                                known.version() == null ? "" : ", to version " + known.version());
    }
}
