package io.mockloop.migrations.engine.watch;

import io.mockloop.migrations.LogCategory;
import io.mockloop.migrations.engine.jdbc.SqlFunction;
import io.mockloop.migrations.engine.session.RunContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says whom a statement waits for that is meant to wait, from another connection, since its own one is busy. If there
 * is none to be had, as with a pool of one, nothing is said.
 */
public final class WaitWatch implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(LogCategory.WAIT.logger());

    /** Until it looks for the first time, unless a lock is waited for that long. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Supplier<String> what;
    private final @Nullable SqlFunction<Connection, List<String>> blockers;
    private final DataSource dataSource;
    private @Nullable Watch watch;
    private Duration next;

    private WaitWatch(
            Supplier<String> what,
            @Nullable SqlFunction<Connection, List<String>> blockers,
            DataSource dataSource,
            Duration first) {
        this.what = what;
        this.blockers = blockers;
        this.dataSource = dataSource;
        this.next = first;
    }

    /**
     * One for one statement.
     *
     * @param what waits, as the beginning of a sentence
     * @param blockers tells whom it waits for; null if there is nothing to tell
     */
    public static WaitWatch of(
            RunContext context, Supplier<String> what, @Nullable SqlFunction<Connection, List<String>> blockers) {
        Duration limit = context.limits().lockTimeout();
        return new WaitWatch(what, blockers, context.engine().dataSources().own(), limit.isZero() ? PATIENCE : limit);
    }

    /** The statement is sent now. */
    public void begin() {
        if (blockers != null) {
            watch = new Watch("mockloop-wait-watch", this::look);
            watch.lookIn(next);
        }
    }

    /** The statement has ended. */
    public void end() {
        if (watch != null) {
            watch.close();
        }
    }

    @Override
    public void close() {
        end();
    }

    private @Nullable Duration look() {
        Watch looking = watch;
        if (looking == null || blockers == null) {
            return null;
        }
        try (Connection other = dataSource.getConnection()) {
            List<String> waitedFor = looking.isOver() ? List.of() : blockers.apply(other);
            if (!waitedFor.isEmpty() && !looking.isOver()) {
                logger.info(
                        "{}: it waits, as it is meant to, for transactions that were there before it, and keeps nobody out"
                                + " meanwhile: {}",
                        what.get(),
                        String.join("; ", waitedFor));
            }
        } catch (SQLException | RuntimeException e) {
            logger.debug("Whom {} waits for could not be seen", what.get(), e);
        }
        next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        return next;
    }
}
