package io.mockloop.migrations.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.sqlite.SQLiteCommitListener;
import org.sqlite.SQLiteConnection;

/**
 * Lists what is executed on the connections of another data source, for SQLite, which has no wire to watch. It can let
 * a connection die at a given call.
 */
public final class CountingDataSource extends AbstractDataSource {

    private final DataSource target;
    private final List<String> statements = new ArrayList<>();
    private final SQLiteCommitListener commitListener = new CommitListener();
    private int borrowed;
    private int commits;
    private int callsToDeath;

    /** Counts what goes to {@code target}. */
    public CountingDataSource(DataSource target) {
        this.target = target;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = target.getConnection();
        if (connection.isWrapperFor(SQLiteConnection.class)) {
            connection.unwrap(SQLiteConnection.class).addCommitListener(commitListener);
        }
        synchronized (this) {
            borrowed++;
        }
        return proxy(Connection.class, (method, arguments) -> onConnection(connection, method, arguments));
    }

    @Override
    public Connection getConnection(String username, String password) {
        throw new UnsupportedOperationException();
    }

    /** Forgets what was counted. */
    public synchronized void reset() {
        statements.clear();
        borrowed = 0;
        commits = 0;
    }

    /** How many connections were asked for. */
    public synchronized int borrowed() {
        return borrowed;
    }

    /** The texts executed, each of a batch by itself, with COMMIT and ROLLBACK where JDBC's methods were called. */
    public synchronized List<String> statements() {
        return List.copyOf(statements);
    }

    /** How often SQLite committed something that was written. */
    public synchronized int commits() {
        return commits;
    }

    /**
     * The n-th of the following executions, commits and rollbacks, 1 being the next, fails, and its connection is
     * closed before it.
     */
    public synchronized void dieAt(int call) {
        callsToDeath = call;
    }

    private @Nullable Object onConnection(Connection connection, Method method, @Nullable Object[] arguments)
            throws Throwable {
        return switch (method.getName()) {
            case "createStatement" ->
                statement(Statement.class, connection, invoke(connection, method, arguments), null);
            case "prepareStatement" ->
                statement(PreparedStatement.class, connection, invoke(connection, method, arguments), arguments[0]);
            case "prepareCall" ->
                statement(CallableStatement.class, connection, invoke(connection, method, arguments), arguments[0]);
            case "commit", "rollback" -> {
                executing(connection, List.of(method.getName().equals("commit") ? "COMMIT" : "ROLLBACK"));
                yield invoke(connection, method, arguments);
            }
            default -> invoke(connection, method, arguments);
        };
    }

    private <S extends Statement> S statement(
            Class<S> type, Connection connection, @Nullable Object statement, @Nullable Object preparedText) {
        List<String> batch = new ArrayList<>();
        return proxy(type, (method, arguments) -> {
            String text = String.valueOf(arguments.length > 0 ? arguments[0] : preparedText);
            switch (method.getName()) {
                case "addBatch" -> batch.add(text);
                case "clearBatch" -> batch.clear();
                case "executeBatch", "executeLargeBatch" -> {
                    executing(connection, batch);
                    batch.clear();
                }
                case "execute", "executeQuery", "executeUpdate", "executeLargeUpdate" ->
                    executing(connection, List.of(text));
                default -> {}
            }
            return invoke(statement, method, arguments);
        });
    }

    private synchronized void executing(Connection connection, List<String> texts) throws SQLException {
        statements.addAll(texts);
        if (callsToDeath > 0 && --callsToDeath == 0) {
            connection.close();
            throw new SQLException("The connection died, as the test asked", "08006");
        }
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                CountingDataSource.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.on(method, arguments == null ? new Object[0] : arguments)));
    }

    private static @Nullable Object invoke(@Nullable Object target, Method method, @Nullable Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private interface Call {
        @Nullable Object on(Method method, @Nullable Object[] arguments) throws Throwable;
    }

    private final class CommitListener implements SQLiteCommitListener {

        @Override
        public void onCommit() {
            synchronized (CountingDataSource.this) {
                commits++;
            }
        }

        @Override
        public void onRollback() {}
    }
}
