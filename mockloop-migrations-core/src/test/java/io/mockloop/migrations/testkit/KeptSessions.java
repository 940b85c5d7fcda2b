package io.mockloop.migrations.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Sessions of a database on PostgreSQL, each of which is as a new one when it is given out once more: a process for
 * each connection costs the server more than all that most tests ask of it.
 */
final class KeptSessions extends DriverManagerDataSource implements AutoCloseable {

    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    KeptSessions(DatabaseAccess access) {
        super(access.url(), access.user(), access.password());
    }

    @Override
    public Connection getConnection() throws SQLException {
        for (Connection kept = idle.poll(); kept != null; kept = idle.poll()) {
            if (kept.isValid(1)) {
                return lent(kept);
            }
            kept.close();
        }
        return lent(super.getConnection());
    }

    /** As it is, but for its end. */
    private Connection lent(Connection session) {
        AtomicBoolean closed = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "close" -> {
                            if (!closed.getAndSet(true)) {
                                takeBack(session);
                            }
                            yield null;
                        }
                        case "isClosed" -> closed.get() || session.isClosed();
                        case "equals" -> proxy == arguments[0];
                        default -> called(session, method, arguments);
                    };
                });
    }

    private static @Nullable Object called(Connection session, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(session, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private void takeBack(Connection session) throws SQLException {
        if (session.isClosed()) {
            return;
        }
        try (Statement statement = session.createStatement()) {
            if (!session.getAutoCommit()) {
                session.rollback();
                session.setAutoCommit(true);
            }
            session.setReadOnly(false);
            session.setNetworkTimeout(Runnable::run, 0);
            statement.execute("DISCARD ALL");
            statement.execute("SET application_name = 'PostgreSQL JDBC Driver'"); // as the driver does
            session.clearWarnings();
            idle.push(session);
        } catch (SQLException e) {
            // what can't be made as new is gone, as it would be without us
            session.close();
        }
    }

    @Override
    public void close() {
        for (Connection kept = idle.poll(); kept != null; kept = idle.poll()) {
            try {
                kept.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
