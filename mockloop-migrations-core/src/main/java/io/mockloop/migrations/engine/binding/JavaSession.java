package io.mockloop.migrations.engine.binding;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.engine.binding.StatementGate.Values;
import io.mockloop.migrations.engine.ddl.DdlRules;
import io.mockloop.migrations.engine.ddl.RefusedChangeException;
import io.mockloop.migrations.schema.Schema;
import io.mockloop.migrations.schema.SchemaChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.StatementCallback;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Spring JDBC on the one connection of a Java migration. */
public final class JavaSession implements DatabaseConnection {

    private final Database database;
    private final DdlRules ddl;
    private final Connection connection;
    private final StatementGate gate;
    private final JdbcTemplate template;
    private final JdbcClient client;

    /**
     * A session on one connection.
     *
     * @param single gives it, guarded
     * @param ddl says changes of a schema
     * @param connection the same, not guarded, for these
     * @param gate what they go through
     */
    public JavaSession(Database database, DataSource single, DdlRules ddl, Connection connection, StatementGate gate) {
        this.database = database;
        this.gate = gate;
        this.ddl = ddl;
        this.connection = connection;
        this.template = new JdbcTemplate(single);
        this.client = JdbcClient.create(template);
    }

    @Override
    public int execute(String sql, Object... args) {
        Integer count = args.length == 0
                ? template.execute((StatementCallback<Integer>) statement -> execute(statement, sql))
                : template.execute(sql, (PreparedStatementCallback<Integer>) statement -> {
                    new ArgumentPreparedStatementSetter(args).setValues(statement);
                    statement.execute();
                    return Math.max(statement.getUpdateCount(), 0);
                });
        return count == null ? 0 : count;
    }

    private static int execute(Statement statement, String sql) throws java.sql.SQLException {
        statement.setEscapeProcessing(false);
        statement.execute(sql);
        return Math.max(statement.getUpdateCount(), 0);
    }

    @Override
    public List<Map<String, @Nullable Object>> query(String sql, Object... args) {
        return template.queryForList(sql, args);
    }

    @Override
    public <T> List<T> query(String sql, RowMapper<T> mapper, Object... args) {
        return template.query(sql, mapper, args);
    }

    @Override
    public int[] batchUpdate(String sql, List<Object[]> batchArgs) {
        return template.batchUpdate(sql, batchArgs);
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Schema schema() {
        return change -> statements(change).forEach(this::change);
    }

    private List<String> statements(SchemaChange change) {
        try {
            return ddl.statements(change);
        } catch (IllegalArgumentException e) {
            throw new RefusedChangeException(String.valueOf(e.getMessage()));
        }
    }

    /** One statement to the gate, whatever the database takes in its place. */
    private void change(String statement) {
        gate.check(statement);
        if (gate.isDone(statement, Values.NONE)) {
            return;
        }
        try (Statement sender = connection.createStatement()) {
            gate.send(statement, Values.NONE, sender, () -> {
                for (String sent : ddl.asSent(connection, statement)) {
                    execute(sender, gate.toSend(sent));
                }
                return true;
            });
            ddl.problemAfter(connection, statement).ifPresent(problem -> {
                throw new RefusedChangeException(problem);
            });
        } catch (SQLException e) {
            SQLException said = ddl.inNamesOf(statement, e);
            DataAccessException translated =
                    template.getExceptionTranslator().translate("Changing the schema", statement, said);
            throw translated == null
                    ? new UncategorizedSQLException("Changing the schema", statement, said)
                    : translated;
        }
    }

    @Override
    public JdbcClient jdbc() {
        return client;
    }
}
