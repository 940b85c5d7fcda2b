package io.mockloop.migrations.engine.execution;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A migration's view of its connection: statements go through the gate, and the transaction, which is the engine's,
 * cannot be ended.
 */
final class GuardedConnection {

    private final Connection connection;
    private final StatementGate gate;
    private final Connection proxy;

    private GuardedConnection(Connection connection, StatementGate gate) {
        this.connection = connection;
        this.gate = gate;
        this.proxy = proxy(Connection.class, (self, method, args) -> onConnection(method, args));
    }

    static Connection of(Connection connection, StatementGate gate) {
        return new GuardedConnection(connection, gate).proxy;
    }

    private @Nullable Object onConnection(Method method, Object @Nullable [] args) throws Throwable {
        switch (method.getName()) {
            case "commit", "setAutoCommit" -> throw gate.refusal("Connection." + method.getName());
            case "rollback" -> {
                if (args == null) {
                    throw gate.refusal("Connection.rollback");
                }
                return call(connection, method, args);
            }
            case "close" -> {
                return null;
            }
            default -> {
                return guarded(
                        call(connection, method, method.getName().startsWith("prepare") ? toSend(args) : args), args);
            }
        }
    }

    private @Nullable Object guarded(@Nullable Object result, Object @Nullable [] args) {
        if (!(result instanceof Statement statement)) {
            return result;
        }
        String sql = args != null && args.length > 0 && args[0] instanceof String text ? text : null;
        Class<? extends Statement> type = statement instanceof CallableStatement
                ? CallableStatement.class
                : statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
        return proxy(type, new StatementHandler(statement, sql)::invoke);
    }

    private Object @Nullable [] toSend(Object @Nullable [] args) {
        if (args == null || args.length == 0 || !(args[0] instanceof String sql)) {
            return args;
        }
        Object[] sent = args.clone();
        sent[0] = gate.toSend(sql);
        return sent;
    }

    private final class StatementHandler {

        private final Statement statement;
        private final @Nullable String prepared;
        private String batch = "";

        StatementHandler(Statement statement, @Nullable String prepared) {
            this.statement = statement;
            this.prepared = prepared;
        }

        @Nullable Object invoke(Object self, Method method, Object @Nullable [] args) throws Throwable {
            String name = method.getName();
            if (name.equals("getConnection")) {
                return proxy;
            }
            if (name.equals("addBatch") && args != null) {
                batch = String.valueOf(args[0]);
                gate.check(batch);
            }
            if (!name.startsWith("execute")) {
                return call(statement, method, name.equals("addBatch") ? toSend(args) : args);
            }
            String sql = args != null && args[0] instanceof String text ? text : prepared == null ? batch : prepared;
            gate.check(sql);
            return gate.send(sql, statement, () -> Optional.ofNullable(callSending(method, toSend(args))))
                    .orElse(null);
        }

        private @Nullable Object callSending(Method method, Object @Nullable [] args) throws SQLException {
            try {
                return call(statement, method, args);
            } catch (SQLException | RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(GuardedConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
