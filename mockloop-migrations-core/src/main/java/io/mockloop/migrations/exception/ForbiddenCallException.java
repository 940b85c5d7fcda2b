package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import org.jspecify.annotations.Nullable;

/** A Java migration did something that its transaction, or its history, doesn't allow. */
public final class ForbiddenCallException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private static final String TOGETHER =
            "the migration is committed, or rolled back, together with its row in the history.";

    /** What a Java migration may not do; the values are the migration, as the beginning of a sentence, and one more. */
    public enum Deed {
        /** It called what ends its transaction; class and method. */
        END_OF_TRANSACTION(
                "OWN_TRANSACTION", "%s called %s, but its transaction is not its own.", "Remove the call: " + TOGETHER),
        /** Its transaction was ended while it ran, in a way that could not be refused before. */
        ENDED_TRANSACTION(
                "OWN_TRANSACTION",
                "%s ended the transaction that it runs in, by a connection or a statement that the run doesn't see.",
                "Remove what does that: " + TOGETHER),
        /** Code that it called has begun a transaction of its own, on another connection, and not ended it. */
        UNENDED_TRANSACTION(
                "OWN_TRANSACTION",
                "%s called code that began a transaction of its own, on another connection, and did not end it.",
                "End it by commit or rollback of the transaction manager, or use TransactionTemplate, which does."),
        /** Code that takes part in its transaction doesn't want it to be committed. */
        ROLLBACK_ONLY(
                "ROLLBACK_ONLY",
                "%s called code with a transaction of its own, which takes part in the migration's and marked it for"
                        + " rollback: by setRollbackOnly, or by an exception that the migration has caught.",
                "Let the exception through, or call that code with Propagation.NESTED, which undoes it alone."),
        /** Its connection was closed while it ran. */
        CLOSED_CONNECTION(
                "OWN_TRANSACTION",
                "%s closed the connection of the run, or lost it.",
                "Remove the call that closes it, if there is one: the connection is given back by the run."),
        /** It sent what begins or ends a transaction, or has no effect in one, or cannot run in one; what that does. */
        NOT_IN_TRANSACTION(
                "NOT_IN_TRANSACTION",
                "%s, which runs in a transaction, sent a statement that %s; it was not sent.",
                "Remove it, or mark the migration with @MigrationInfo(transactional = false)."),
        /** It sent what writes the history table; which one that is. */
        HISTORY_TABLE(
                "HISTORY_TABLE_WRITTEN",
                "%s sent a statement that creates, drops or writes its own history table %s; it was not sent.",
                "Delete this statement, the row is written for you.");

        private final String code;
        private final String what;
        private final String advice;

        Deed(String code, String what, String advice) {
            this.code = code;
            this.what = what;
            this.advice = advice;
        }
    }

    /**
     * Says what was done.
     *
     * @param thrown what the migration threw after that; null if nothing
     * @param values the migration, as the beginning of a sentence, and what else the deed has
     */
    public ForbiddenCallException(Deed deed, @Nullable Throwable thrown, Object... values) {
        super(deed.code, deed.what.formatted(values), Consequence.NOT_BEGUN, Message.of(deed.advice), thrown);
    }

    private ForbiddenCallException(ForbiddenCallException cause, Consequence left, @Nullable Message next) {
        super(cause.code(), cause.description(), left, cause.advice().and(next), cause);
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
