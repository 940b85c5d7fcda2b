package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.RunSql;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.Remedy.Usual;
import io.mockloop.migrations.exception.Consequence.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Another process held the lock for too long. */
public final class LockTimeoutException extends MigrationException {

    private static final long serialVersionUID = 1L;
    private static final SetProperty TIMEOUT = new SetProperty("lock.timeout");

    private LockTimeoutException(String what, Consequence left, Message advice) {
        super("LOCK_TIMEOUT", what, left, advice, null);
    }

    /**
     * Says that somebody reads the database, so that nothing can be committed.
     *
     * @param table the history table
     */
    public static LockTimeoutException behindReaders(String table, Duration waited) {
        return new LockTimeoutException(
                ("Nothing could be committed within %d s, since another connection is reading the database, and SQLite doesn't"
                                + " tell which: with a rollback journal a commit waits until nobody reads.")
                        .formatted(waited.toSeconds()),
                new Consequence(Kind.ROLLED_BACK, "What was to be committed was rolled back: nothing of it is left.")
                        .and(Consequence.committedBefore(table).sentence()),
                Message.of(
                        "End the transaction that reads, or its process, and %s; or set %s higher; or let the"
                                + " database be read while it is written: PRAGMA journal_mode = WAL.",
                        Usual.START_AGAIN, TIMEOUT));
    }

    /**
     * Says that the rows of another migration are to be done first, and who is at them.
     *
     * @param migration whose rows they are
     * @param holder who goes through them and since when, as far as the database tells
     * @param ending the statement that ends the holder's session; null if there is none
     */
    public static LockTimeoutException atRows(
            String migration, Duration waited, String holder, @Nullable String ending) {
        return new LockTimeoutException(
                "Another process goes through the rows of migration %s in the background, and wasn't done within %s: %s."
                        .formatted(migration, TimeInWords.of(waited), holder),
                Consequence.NOTHING_RUN,
                waitingFor(ending));
    }

    /**
     * Says who holds it.
     *
     * @param table the history table
     * @param holder who holds the lock and since when, as far as the database tells
     * @param ending the statement that ends the holder's session; null if there is none
     */
    public LockTimeoutException(String table, Duration waited, String holder, @Nullable String ending) {
        this(
                "The lock on the history table %s could not be taken within %s: %s."
                        .formatted(table, TimeInWords.of(waited), holder),
                Consequence.NOTHING_RUN,
                waitingFor(ending));
    }

    private static Message waitingFor(@Nullable String ending) {
        return ending == null
                ? Message.of("Wait until the other process is done, end it if it hangs, or set %s higher.", TIMEOUT)
                : Message.of(
                        "Wait until the other process is done, or set %s higher. If it hangs, or is gone while its"
                                + " statement still runs on the server, this ends it, and rolls back what it has"
                                + " not committed: %s",
                        TIMEOUT, new RunSql(ending));
    }
}
