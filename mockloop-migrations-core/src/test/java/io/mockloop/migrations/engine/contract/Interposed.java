package io.mockloop.migrations.engine.contract;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Lets something happen, once, directly before (and behind) the first query with a given part is sent. */
public final class Interposed extends DelegatingDataSource {

    private final String part;
    private final Runnable before;
    private final Runnable behind;
    private final AtomicBoolean happened = new AtomicBoolean();

    /** Before a query with this part. */
    public Interposed(DataSource target, String part, Runnable before) {
        this(target, part, before, () -> {});
    }

    /** Before a query with this part, and directly behind it. */
    public Interposed(DataSource target, String part, Runnable before, Runnable behind) {
        super(target);
        this.part = part;
        this.before = before;
        this.behind = behind;
    }

    /** Whether it has. */
    public boolean happened() {
        return happened.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object result = call(connection, method, arguments);
            return result instanceof Statement statement && method.getName().equals("createStatement")
                    ? watched(statement)
                    : result;
        });
    }

    private Statement watched(Statement statement) {
        return proxy(Statement.class, (proxy, method, arguments) -> {
            if (arguments != null
                    && arguments.length > 0
                    && arguments[0] instanceof String sql
                    && sql.contains(part)
                    && happened.compareAndSet(false, true)) {
                before.run();
                try {
                    return call(statement, method, arguments);
                } finally {
                    behind.run();
                }
            }
            return call(statement, method, arguments);
        });
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
