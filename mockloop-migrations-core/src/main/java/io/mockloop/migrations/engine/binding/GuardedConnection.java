package io.mockloop.migrations.engine.binding;

import io.mockloop.migrations.engine.binding.StatementGate.Values;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A migration's view of its connection: statements go through the gate, and the transaction, which is the engine's,
 * cannot be ended.
 */
public final class GuardedConnection {

    private final StatementGate gate;
    private final Connection proxy;
    private final Savepoints savepoints = new Savepoints();

    private GuardedConnection(Connection connection, StatementGate gate) {
        this.gate = gate;
        this.proxy = proxy(Connection.class, (self, method, args) -> onConnection(self, connection, method, args));
    }

    /** A connection whose calls go through a gate. */
    public static Connection of(Connection connection, StatementGate gate) {
        return new GuardedConnection(connection, gate).proxy;
    }

    private @Nullable Object onConnection(Object self, Object target, Method method, Object @Nullable [] args)
            throws Throwable {
        switch (method.getName()) {
            case "commit", "setAutoCommit", "abort" -> throw gate.refusal("Connection." + method.getName());
            case "setSavepoint" -> {
                return savepoints.set((Connection) target, args == null ? null : (String) args[0]);
            }
            case "releaseSavepoint" -> {
                savepoints.release((Connection) target, Objects.requireNonNull(args)[0]);
                return null;
            }
            case "rollback" -> {
                if (args == null) {
                    throw gate.refusal("Connection.rollback");
                }
                savepoints.rollBackTo((Connection) target, args[0]);
                return null;
            }
            case "close" -> {
                return null;
            }
            case "unwrap" -> {
                return unwrapped(self, target, method, args);
            }
            default -> {
                return guarded(
                        method,
                        call(target, method, method.getName().startsWith("prepare") ? toSend(args) : args),
                        args);
            }
        }
    }

    /** What a driver offers beside JDBC, such as PostgreSQL's COPY, without a way around the guard if that can be. */
    private @Nullable Object unwrapped(Object self, Object target, Method method, Object @Nullable [] args)
            throws Throwable {
        Class<?> type = (Class<?>) Objects.requireNonNull(args)[0];
        if (type.isInstance(self)) {
            return self;
        }
        Object found = call(target, method, args);
        return found instanceof Connection && type.isInterface() && Modifier.isPublic(type.getModifiers())
                ? proxy(type, (other, called, values) -> onConnection(other, found, called, values))
                : found;
    }

    /** By what the call says that it gives: one object of a driver may be a statement and its metadata at once. */
    private @Nullable Object guarded(Method called, @Nullable Object result, Object @Nullable [] args) {
        if (result instanceof DatabaseMetaData && gives(called, DatabaseMetaData.class)) {
            return proxy(DatabaseMetaData.class, (self, method, values) -> onResult(self, result, method, values));
        }
        if (result instanceof ResultSet && gives(called, ResultSet.class)) {
            return proxy(ResultSet.class, (self, method, values) -> onResult(self, result, method, values));
        }
        if (!(result instanceof Statement statement) || !gives(called, Statement.class)) {
            return result;
        }
        String sql = args != null && args.length > 0 && args[0] instanceof String text ? text : null;
        Class<? extends Statement> type = statement instanceof CallableStatement
                ? CallableStatement.class
                : statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
        return proxy(type, new StatementHandler(statement, sql)::invoke);
    }

    private static boolean gives(Method called, Class<?> type) {
        Class<?> declared = called.getReturnType();
        return type.isAssignableFrom(declared) || declared == Object.class;
    }

    /** Whatever a result leads to leads to the guard. */
    private @Nullable Object onResult(Object self, Object target, Method method, Object @Nullable [] args)
            throws Throwable {
        if (method.getName().equals("getConnection")) {
            return proxy;
        }
        if (method.getName().equals("unwrap") && args != null && ((Class<?>) args[0]).isInstance(self)) {
            return self;
        }
        return guarded(method, call(target, method, args), null);
    }

    private Object @Nullable [] toSend(Object @Nullable [] args) {
        if (args == null || args.length == 0 || !(args[0] instanceof String sql)) {
            return args;
        }
        Object[] sent = args.clone();
        sent[0] = gate.toSend(sql);
        return sent;
    }

    /** What a statement is asked for when it was sent. */
    private static final Set<String> RESULTS =
            Set.of("getUpdateCount", "getLargeUpdateCount", "getMoreResults", "getResultSet", "getWarnings");

    private final class StatementHandler {

        private final Statement statement;
        private final @Nullable String prepared;
        private final @Nullable BoundValues values = gate.comparesValues() ? new BoundValues() : null;
        private String batch = "";
        /** Whether the last one wasn't sent, or its failure doesn't matter, so that the driver knows of no result. */
        private boolean passedOver;

        StatementHandler(Statement statement, @Nullable String prepared) {
            this.statement = statement;
            this.prepared = prepared;
        }

        @Nullable Object invoke(Object self, Method method, Object @Nullable [] args) throws Throwable {
            String name = method.getName();
            if (name.equals("addBatch") && args != null) {
                batch = String.valueOf(args[0]);
                gate.check(batch);
            }
            if (passedOver && RESULTS.contains(name)) {
                return nothing(method.getReturnType());
            }
            if (!name.startsWith("execute")) {
                if (values != null) {
                    values.called(name, args);
                }
                return onResult(self, statement, method, name.equals("addBatch") ? toSend(args) : args);
            }
            String sql = args != null && args[0] instanceof String text ? text : prepared == null ? batch : prepared;
            gate.check(sql);
            Values bound = values == null ? Values.NONE : values.executed(name);
            passedOver = !name.equals("executeQuery") && gate.isDone(sql, bound);
            if (passedOver) {
                if (name.endsWith("Batch")) {
                    statement.clearBatch(); // what isn't sent must not go along with what comes next
                }
                return nothing(method.getReturnType());
            }
            Optional<Object> result =
                    gate.send(sql, bound, statement, () -> Optional.ofNullable(callSending(method, toSend(args))));
            passedOver = result == null;
            return result == null ? nothing(method.getReturnType()) : guarded(method, result.orElse(null), null);
        }

        /** What a call gives that has changed no row. */
        private static @Nullable Object nothing(Class<?> type) {
            if (type == boolean.class) {
                return false;
            } else if (type.isArray()) {
                return Array.newInstance(type.getComponentType(), 0);
            } else if (type == long.class) {
                return 0L;
            }
            return type == int.class ? 0 : null;
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

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> switch (method.getName()) {
                    case "equals" -> args != null && self == args[0];
                    case "hashCode" -> System.identityHashCode(self);
                    default -> handler.invoke(self, method, args);
                }));
    }
}
