package io.mockloop.migrations.exception;

/** A Java migration did something that its transaction, or its history, doesn't allow. */
public final class ForbiddenCallException extends MigrationException {

    private static final long serialVersionUID = 1L;

    /**
     * A call that ends the migration's transaction.
     *
     * @param call class and method
     */
    public ForbiddenCallException(String call) {
        this(
                "OWN_TRANSACTION",
                "%s was called by a migration, whose transaction is not its own.".formatted(call),
                "Remove the call: the migration is committed, or rolled back, together with its row in the history.");
    }

    private ForbiddenCallException(String code, String description, String action) {
        super(code, description, action, null);
    }

    /** A statement that begins or ends a transaction, or has no effect in one, or cannot run in one. */
    public static ForbiddenCallException inTransaction(String why) {
        return new ForbiddenCallException(
                "NOT_IN_TRANSACTION",
                "A migration that runs in a transaction sent a statement that %s; it was not sent.".formatted(why),
                "Remove it, or mark the migration with @MigrationInfo(transactional = false).");
    }

    /** A statement that writes the history table. */
    public static ForbiddenCallException historyTable(String table) {
        return new ForbiddenCallException(
                "HISTORY_TABLE_WRITTEN",
                "A migration sent a statement that creates, drops or writes its own history table %s; it was not sent."
                        .formatted(table),
                "Delete this statement, the row is written for you.");
    }
}
