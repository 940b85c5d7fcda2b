package io.mockloop.migrations.engine.watch;

import io.mockloop.migrations.LogCategory;
import io.mockloop.migrations.engine.jdbc.DriverWords;
import io.mockloop.migrations.engine.jdbc.SqlFunction;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.engine.session.LockedOutException;
import io.mockloop.migrations.engine.session.Pause;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.exception.TimeInWords;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again, after pauses that grow, what others have kept from what it needs, and says who they are. */
public final class LockRetries {

    private static final Logger logger = LoggerFactory.getLogger(LogCategory.WAIT.logger());

    private final RunContext context;
    private final String what;
    private final boolean isUndone;
    private @Nullable String last;
    private int tries;
    private boolean hasLeft;
    private List<String> holders = List.of();

    /**
     * Those of one thing that is tried.
     *
     * @param what it is, as the beginning of a sentence
     * @param isUndone whether a whole transaction is tried again, and was rolled back
     */
    public LockRetries(RunContext context, String what, boolean isUndone) {
        this.context = context;
        this.what = what;
        this.isUndone = isUndone;
    }

    /**
     * Sends one statement that no transaction undoes, and again as long as others keep it out.
     *
     * @param isAlone whether it is sent again; else it isn't to be without what came before it
     */
    public <T> T send(String sql, Object place, boolean isAlone, SqlSupplier<T> sending) throws SQLException {
        context.limitLocks(sql);
        SqlFunction<Connection, List<String>> blockers = context.rules().waitedForBy(context.connection(), sql);
        try (WaitWatch watch = WaitWatch.of(context, () -> what + ", " + place, blockers)) {
            while (true) {
                try {
                    removeLeft(sql);
                    watch.begin();
                    return sending.get();
                } catch (SQLException e) {
                    watch.end();
                    if (!isLockedOut(e) || !context.rules().isRepeatable(sql)) {
                        throw e;
                    }
                    boolean again = isAlone && !(e instanceof BatchUpdateException);
                    if (!again(sql, place, again ? context.limits().retries() : 0)) {
                        throw explained(e);
                    }
                }
            }
        }
    }

    private void removeLeft(String sql) throws SQLException {
        if (tries == 0 && !hasLeft) {
            return;
        }
        for (String left : context.rules().removeLeft(context.connection(), sql)) {
            logger.warn("{}: the index {}, which the last try left INVALID, was dropped", what, left);
        }
    }

    /** Whether a failure is of the kind that may pass. */
    public boolean isLockedOut(Throwable thrown) {
        SQLException failure = DriverWords.sqlException(thrown);
        return failure != null
                && !context.cancellation().isCancelled()
                && context.rules().isLockedOut(failure);
    }

    /** The same, of a statement that an earlier run has sent, and that may have left something unusable. */
    public LockRetries afterAnother(boolean sentBefore) {
        hasLeft = sentBefore;
        return this;
    }

    /** Whether it was tried before. */
    public boolean hasBegun() {
        return tries > 0;
    }

    /**
     * Sees who is in the way, and waits before the next try, unless there were enough of them.
     *
     * @param statements of which one was kept out; null if they aren't known
     * @param most how often it is tried again
     */
    public boolean again(@Nullable String statements, Object place, int most) throws SQLException {
        tries++;
        last = statements;
        holders = statements == null ? List.of() : holders(statements);
        if (tries > most) {
            return false;
        }
        Duration pause = Pause.growing(tries);
        logger.warn(
                "{}, {}: others have locked what it needs{}. {}, and is tried again in {} ({} of {})",
                what,
                place,
                holders.isEmpty() ? "" : ": " + String.join("; ", holders),
                isUndone ? "It was rolled back" : "Nothing of the statement was done: it stands in nobody's way",
                TimeInWords.of(pause),
                tries,
                most);
        return context.cancellation().pause(pause);
    }

    private List<String> holders(String statements) {
        List<String> found = List.of();
        try {
            try {
                found = context.rules().holdersOf(context.connection(), statements);
            } finally {
                if (isUndone) {
                    context.transactions().rollback();
                }
            }
        } catch (SQLException e) {
            logger.debug("Who holds a lock could not be seen", e);
        }
        return found;
    }

    /** A failure with who was in the way the last time; any other as it is. */
    public Throwable explaining(Throwable thrown) {
        return isLockedOut(thrown) ? lockedOut(thrown) : thrown;
    }

    private SQLException explained(SQLException failure) {
        return isLockedOut(failure) ? lockedOut(failure) : failure;
    }

    private LockedOutException lockedOut(Throwable thrown) {
        SQLException ofDatabase = Objects.requireNonNull(DriverWords.sqlException(thrown));
        return new LockedOutException(thrown, ofDatabase, last, Math.max(1, tries), holders);
    }
}
