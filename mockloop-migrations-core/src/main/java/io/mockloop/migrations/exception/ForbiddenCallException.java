package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import org.jspecify.annotations.Nullable;

/** A Java migration did something that its transaction, or its history, doesn't allow. */
public final class ForbiddenCallException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private ForbiddenCallException(String code, String what, String advice, @Nullable Throwable cause) {
        super(code, what, Consequence.NOT_BEGUN, Message.of(advice), cause);
    }

    private ForbiddenCallException(ForbiddenCallException cause, Consequence left, @Nullable Message next) {
        super(cause.code(), cause.description(), left, cause.advice().and(next), cause);
    }

    /**
     * A call that ends the migration's transaction.
     *
     * @param migration the migration, as the beginning of a sentence
     * @param call class and method
     */
    public static ForbiddenCallException endOfTransaction(String migration, String call) {
        return new ForbiddenCallException(
                "OWN_TRANSACTION",
                "%s called %s, but its transaction is not its own.".formatted(migration, call),
                "Remove the call: the migration is committed, or rolled back, together with its row in the history.",
                null);
    }

    /**
     * A transaction that was ended while the migration ran, in a way that could not be refused before.
     *
     * @param migration the migration, as the beginning of a sentence
     * @param thrown what the migration threw after that; null if it ended well
     */
    public static ForbiddenCallException endedTransaction(String migration, @Nullable Throwable thrown) {
        return new ForbiddenCallException(
                "OWN_TRANSACTION",
                "%s ended the transaction that it runs in, by a connection or a statement that the run doesn't see."
                        .formatted(migration),
                "Remove what does that: the migration is committed, or rolled back, together with its row in the history.",
                thrown);
    }

    /**
     * A transaction of its own, on another connection, that called code has begun and not ended.
     *
     * @param migration the migration, as the beginning of a sentence
     */
    public static ForbiddenCallException unendedTransaction(String migration) {
        return new ForbiddenCallException(
                "OWN_TRANSACTION",
                "%s called code that began a transaction of its own, on another connection, and did not end it."
                        .formatted(migration),
                "End it by commit or rollback of the transaction manager, or use TransactionTemplate, which does.",
                null);
    }

    /**
     * A transaction that code which takes part in it doesn't want to be committed.
     *
     * @param migration the migration, as the beginning of a sentence
     */
    public static ForbiddenCallException rollbackOnly(String migration) {
        return new ForbiddenCallException(
                "ROLLBACK_ONLY",
                ("%s called code with a transaction of its own, which takes part in the migration's and marked it for"
                                + " rollback: by setRollbackOnly, or by an exception that the migration has caught.")
                        .formatted(migration),
                "Let the exception through, or call that code with Propagation.NESTED, which undoes it alone.",
                null);
    }

    /**
     * A connection that was closed while the migration ran.
     *
     * @param migration the migration, as the beginning of a sentence
     */
    public static ForbiddenCallException closedConnection(String migration) {
        return new ForbiddenCallException(
                "OWN_TRANSACTION",
                "%s closed the connection of the run, or lost it.".formatted(migration),
                "Remove the call that closes it, if there is one: the connection is given back by the run.",
                null);
    }

    /**
     * A statement that begins or ends a transaction, or has no effect in one, or cannot run in one.
     *
     * @param migration the migration, as the beginning of a sentence
     * @param why what the statement does, as the end of a sentence
     */
    public static ForbiddenCallException inTransaction(String migration, String why) {
        return new ForbiddenCallException(
                "NOT_IN_TRANSACTION",
                "%s, which runs in a transaction, sent a statement that %s; it was not sent.".formatted(migration, why),
                "Remove it, or mark the migration with @MigrationInfo(transactional = false).",
                null);
    }

    /**
     * A statement that writes the history table.
     *
     * @param migration the migration, as the beginning of a sentence
     */
    public static ForbiddenCallException historyTable(String migration, String table) {
        return new ForbiddenCallException(
                "HISTORY_TABLE_WRITTEN",
                "%s sent a statement that creates, drops or writes its own history table %s; it was not sent."
                        .formatted(migration, table),
                "Delete this statement, the row is written for you.",
                null);
    }

    /**
     * The same failure, once it is known what it left.
     *
     * @param left what state the database is in now
     * @param next what to do about that; null if correcting the migration is enough
     */
    public ForbiddenCallException leaving(Consequence left, @Nullable Message next) {
        return new ForbiddenCallException(this, left, next);
    }
}
