package io.mockloop.migrations.engine.watch;

import io.mockloop.migrations.engine.binding.StatementGate;
import io.mockloop.migrations.engine.binding.StatementGate.Values;
import io.mockloop.migrations.engine.jdbc.SqlFunction;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.TimeInWords;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks, while a Java migration has sent nothing for some time, whether a session waits for what it has locked: if the
 * migration itself waits for that one, as for code on another connection or thread, neither will ever go on, and the
 * database can't know. Costs no connection before that, says what it has seen once, and fails in silence.
 */
public final class LockWatch implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(LockWatch.class);

    /** After which it looks, and looks again. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String migration;
    private final SqlFunction<Connection, List<String>> waiters;
    private final DataSource dataSource;
    private final Duration patience;
    private volatile long idleSince = System.nanoTime();
    private volatile boolean sending;
    private final Watch watch = new Watch("mockloop-lock-watch", this::look);

    /**
     * Begins to watch.
     *
     * @param migration the migration, as the beginning of a sentence
     * @param dataSource gives another connection to look from
     */
    public LockWatch(
            String migration, SqlFunction<Connection, List<String>> waiters, DataSource dataSource, Duration patience) {
        this.migration = migration;
        this.waiters = waiters;
        this.dataSource = dataSource;
        this.patience = patience;
        watch.lookIn(patience);
    }

    /** A gate through which it sees when something is sent. */
    public StatementGate over(StatementGate gate) {
        return new StatementGate() {
            @Override
            public void check(String sql) {
                gate.check(sql);
            }

            @Override
            public String toSend(String sql) {
                return gate.toSend(sql);
            }

            @Override
            public MigrationException refusal(String call) {
                return gate.refusal(call);
            }

            @Override
            public boolean comparesValues() {
                return gate.comparesValues();
            }

            @Override
            public boolean isDone(String sql, Values values) {
                return gate.isDone(sql, values);
            }

            @Override
            public <T> @Nullable T send(String sql, Values values, Statement statement, SqlSupplier<T> toSend)
                    throws SQLException {
                sending = true;
                try {
                    return gate.send(sql, values, statement, toSend);
                } finally {
                    idleSince = System.nanoTime();
                    sending = false;
                }
            }
        };
    }

    @Override
    public void close() {
        watch.close();
    }

    private @Nullable Duration look() {
        long left = sending ? patience.toNanos() : patience.toNanos() - (System.nanoTime() - idleSince);
        if (left > 0) {
            return Duration.ofNanos(left);
        }
        return isSeen() ? null : patience;
    }

    private boolean isSeen() {
        try (Connection other = dataSource.getConnection()) {
            List<String> waiting = watch.isOver() ? List.of() : waiters.apply(other);
            if (waiting.isEmpty() || watch.isOver() || sending) {
                return false;
            }
            logger.warn(
                    "{} has sent nothing for {}, and what it has locked is waited for by: {}. If it waits for that in its"
                            + " turn, as for code on another connection or thread, neither goes on",
                    migration,
                    TimeInWords.of(patience),
                    String.join("; ", waiting));
            return true;
        } catch (SQLException | RuntimeException e) {
            logger.debug("Who waits for {} could not be seen", migration, e);
            return false;
        }
    }
}
