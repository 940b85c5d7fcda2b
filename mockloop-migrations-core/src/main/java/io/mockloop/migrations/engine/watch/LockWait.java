package io.mockloop.migrations.engine.watch;

import io.mockloop.migrations.LogCategory;
import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.Usual;
import io.mockloop.migrations.engine.history.HistoryNames;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.engine.lock.LockHolder;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.engine.session.Pause;
import io.mockloop.migrations.engine.session.RunContext;
import io.mockloop.migrations.exception.Consequence;
import io.mockloop.migrations.exception.LockTimeoutException;
import io.mockloop.migrations.exception.RunInterruptedException;
import io.mockloop.migrations.exception.TimeInWords;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long one run waits for other processes, all its waits together, and what it says meanwhile. */
public final class LockWait {

    private static final Logger logger = LoggerFactory.getLogger(LogCategory.WAIT.logger());

    private static final Duration FIRST_WORDS = Duration.ofSeconds(5);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);

    private final Engine engine;
    private final Duration timeout;
    private long deadlineNanos;
    private long behindReadersNanos;
    private long sinceNanos;
    private Duration silence = Duration.ZERO;

    /** Begins now. */
    public LockWait(Engine engine, Duration timeout) {
        this.engine = engine;
        this.timeout = timeout;
        this.deadlineNanos = System.nanoTime() + timeout.toNanos();
    }

    /** What it was at meanwhile was no waiting. */
    public void extend(Duration work) {
        deadlineNanos += work.toNanos();
    }

    /**
     * Waits for a moment, for one who writes the whole database.
     *
     * @param table the history table, for messages
     * @throws LockTimeoutException if it has waited long enough
     */
    public void pause(String table) throws SQLException {
        pause(table, () -> engine.locks().writer(engine.connection()));
    }

    /**
     * Waits for a moment, for the one who is at a migration, without wanting the lock.
     *
     * @throws LockTimeoutException if it has waited long enough
     */
    public void pauseForHolder(HistoryNames names) throws SQLException {
        pause(names.display(), () -> engine.lock(names, true).holder());
    }

    /**
     * Waits for a moment, as one who writes the whole database may be at it.
     *
     * @throws LockTimeoutException if it has waited long enough
     * @throws RunInterruptedException if the run was cancelled
     */
    public void pause(RunContext context) throws SQLException {
        pause(context, () -> engine.locks().writer(engine.connection()));
    }

    /**
     * Waits for a moment, for the lock.
     *
     * @param holder says who holds it
     * @throws LockTimeoutException if it has waited long enough
     * @throws RunInterruptedException if the run was cancelled
     */
    public void pause(RunContext context, SqlSupplier<Optional<LockHolder>> holder) throws SQLException {
        requireNotCancelled(context);
        String table = context.writer().names().display();
        if (context.transactions().isBehindReaders()) {
            pauseBehindReaders(table);
        } else {
            pause(table, holder);
        }
    }

    private static void requireNotCancelled(RunContext context) {
        if (context.cancellation().isCancelled()) {
            throw new RunInterruptedException(
                    "the wait for another process that migrates",
                    Consequence.NOTHING_RUN,
                    Message.of("To go on, %s.", Usual.START_AGAIN),
                    null);
        }
    }

    /**
     * Waits for a moment, for the one who goes through rows in the background that are needed first.
     *
     * @param rows whose rows they are
     * @param holder says who does
     * @throws LockTimeoutException if it has waited long enough
     * @throws RunInterruptedException if the run was cancelled
     */
    public void pauseForRows(RunContext context, String rows, SqlSupplier<Optional<LockHolder>> holder)
            throws SQLException {
        requireNotCancelled(context);
        String what = "Another process goes through the rows of migration %s in the background".formatted(rows);
        pause(what, holder, who -> LockTimeoutException.atRows(rows, timeout, whoOr(who), endingOr(who)));
    }

    private void pause(String table, SqlSupplier<Optional<LockHolder>> holder) throws SQLException {
        pause(
                "Another process holds the lock on the history",
                holder,
                who -> new LockTimeoutException(table, timeout, whoOr(who), endingOr(who)));
    }

    private void pause(
            String what,
            SqlSupplier<Optional<LockHolder>> holder,
            Function<Optional<LockHolder>, LockTimeoutException> timedOut)
            throws SQLException {
        long now = System.nanoTime();
        if (now - deadlineNanos > 0) {
            throw timedOut.apply(told(holder));
        }
        if (silence.isZero()) {
            sinceNanos = now;
            tell(what, "for it, %s at most".formatted(TimeInWords.of(timeout)), holder);
            silence = FIRST_WORDS;
        } else if (now - sinceNanos > silence.toNanos()) {
            Duration waited = Duration.ofSeconds(TimeUnit.NANOSECONDS.toSeconds(now - sinceNanos));
            tell(what, "for %s so far".formatted(TimeInWords.of(waited)), holder);
            Duration longer = silence.multipliedBy(2);
            silence = longer.compareTo(silence.plus(LONGEST_SILENCE)) > 0 ? silence.plus(LONGEST_SILENCE) : longer;
        }
        Pause.once();
    }

    /** Some servers are set up to tell their users nothing of other sessions. */
    private static Optional<LockHolder> told(SqlSupplier<Optional<LockHolder>> holder) {
        try {
            return holder.get();
        } catch (SQLException e) {
            logger.debug("Who holds the lock isn't told", e);
            return Optional.empty();
        }
    }

    private static void tell(String what, String waiting, SqlSupplier<Optional<LockHolder>> holder) {
        String who = told(holder).map(found -> ": " + found.who()).orElse("");
        logger.info("{}: waiting {}{}", what, waiting, who);
    }

    private static String whoOr(Optional<LockHolder> holder) {
        return holder.map(LockHolder::who).orElse("another process holds it, and the database doesn't tell which");
    }

    private static @Nullable String endingOr(Optional<LockHolder> holder) {
        return holder.map(LockHolder::ending).orElse(null);
    }

    /** What has run until somebody was seen to read doesn't count. */
    private void pauseBehindReaders(String table) throws SQLException {
        long now = System.nanoTime();
        behindReadersNanos = behindReadersNanos == 0 ? now : behindReadersNanos;
        if (now - behindReadersNanos > timeout.toNanos()) {
            throw LockTimeoutException.behindReaders(table, timeout);
        }
        Pause.once();
    }
}
