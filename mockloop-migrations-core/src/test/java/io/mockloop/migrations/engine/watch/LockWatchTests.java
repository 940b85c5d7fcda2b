package io.mockloop.migrations.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.mockloop.migrations.engine.binding.StatementGate;
import io.mockloop.migrations.engine.binding.StatementGate.Values;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.jdbc.SqlFunction;
import io.mockloop.migrations.engine.jdbc.SqlSupplier;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.CountingDataSource;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;

class LockWatchTests {

    private static final Duration SHORT = Duration.ofMillis(100);

    @AutoClose
    private final FreshDatabase database = TestDatabase.sqlite().newDatabase();

    private final CountingDataSource dataSource = new CountingDataSource(database.dataSource());
    private final SqlFunction<Connection, List<String>> two =
            other -> PlainSql.query(other, "VALUES ('one'), ('two')", row -> row.getString(1));
    private final SqlFunction<Connection, List<String>> none =
            other -> PlainSql.query(other, "SELECT 1 WHERE 1 = 0", row -> row.getString(1));
    private final Logger logger = (Logger) LoggerFactory.getLogger(LockWatch.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    private LockWatch watch(SqlFunction<Connection, List<String>> waiters) {
        return new LockWatch("Migration 1 (x)", waiters, dataSource, SHORT);
    }

    private List<String> warnings() {
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    @SuppressWarnings("try")
    void saysOnceWhoWaits() throws InterruptedException {
        try (LockWatch watch = watch(two)) {
            Await.until(Duration.ofSeconds(30), "a warning", () -> !warnings().isEmpty());
            Thread.sleep(3 * SHORT.toMillis());
        }
        assertThat(warnings())
                .containsExactly("Migration 1 (x) has sent nothing for 100 ms, and what it has locked is waited for by:"
                        + " one; two. If it waits for that in its turn, as for code on another connection or thread,"
                        + " neither goes on");
        assertThat(dataSource.borrowed()).isEqualTo(1);
    }

    @Test
    @SuppressWarnings("try")
    void looksAgainWhereNobodyWaits() {
        try (LockWatch watch = watch(none)) {
            Await.until(Duration.ofSeconds(30), "three looks", () -> dataSource.borrowed() >= 3);
        }
        assertThat(warnings()).isEmpty();
    }

    @Test
    void asksNobodyWhileAStatementRunsOrBehindTheEnd() throws SQLException, InterruptedException {
        try (LockWatch watch = watch(two);
                Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            watch.over(new Through()).send("SELECT 1", Values.NONE, statement, () -> {
                long end = System.nanoTime() + 5 * SHORT.toNanos();
                Await.until(Duration.ofSeconds(30), "time passes", () -> System.nanoTime() > end);
                return true;
            });
        }
        Thread.sleep(3 * SHORT.toMillis());
        assertThat(dataSource.borrowed()).isZero();
        assertThat(warnings()).isEmpty();
    }

    @Test
    @SuppressWarnings("try")
    void isSilentWhereNoConnectionCanBeHad() {
        AtomicInteger asked = new AtomicInteger();
        AbstractDataSource away = new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                asked.incrementAndGet();
                throw new SQLException("No connection");
            }

            @Override
            public Connection getConnection(String username, String password) throws SQLException {
                return getConnection();
            }
        };
        try (LockWatch watch = new LockWatch("Migration 1 (x)", two, away, SHORT)) {
            Await.until(Duration.ofSeconds(30), "three attempts", () -> asked.get() >= 3);
        }
        assertThat(warnings()).isEmpty();
    }

    private static final class Through implements StatementGate {

        @Override
        public void check(String sql) {}

        @Override
        public String toSend(String sql) {
            return sql;
        }

        @Override
        public MigrationException refusal(String call) {
            throw new AssertionError(call);
        }

        @Override
        public boolean comparesValues() {
            return false;
        }

        @Override
        public boolean isDone(String sql, Values values) {
            return false;
        }

        @Override
        public <T> T send(String sql, Values values, Statement statement, SqlSupplier<T> sending) throws SQLException {
            return sending.get();
        }
    }
}
