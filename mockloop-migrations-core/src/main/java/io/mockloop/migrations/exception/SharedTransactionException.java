package io.mockloop.migrations.exception;

import java.util.List;

/** What is pending cannot all be one transaction, as was asked for. */
public final class SharedTransactionException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private SharedTransactionException(String description, String action) {
        super("TRANSACTION_ALL", description + " Nothing was run.", action, null);
    }

    /**
     * A database whose transactions don't hold schema changes.
     *
     * @param database product and version
     */
    public static SharedTransactionException notOn(String database) {
        return new SharedTransactionException(
                "All pending migrations cannot be one transaction on %s, which commits each schema change by itself."
                        .formatted(database),
                "Set mockloop.migrations.transaction=each.");
    }

    /** Pending migrations that cannot run in a transaction. */
    public static SharedTransactionException notWith(List<String> migrations) {
        return new SharedTransactionException(
                "All pending migrations cannot be one transaction, since these run outside of one: %s."
                        .formatted(String.join(", ", migrations)),
                "Set mockloop.migrations.transaction=each.");
    }
}
