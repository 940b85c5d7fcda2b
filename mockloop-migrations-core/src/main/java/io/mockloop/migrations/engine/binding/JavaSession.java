package io.mockloop.migrations.engine.binding;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.SafetyCheck;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.engine.binding.StatementGate.Values;
import io.mockloop.migrations.engine.bulk.BulkWrite;
import io.mockloop.migrations.engine.bulk.BulkWriter;
import io.mockloop.migrations.engine.ddl.DdlRules;
import io.mockloop.migrations.engine.ddl.RefusedChangeException;
import io.mockloop.migrations.engine.safety.SafetyChecks;
import io.mockloop.migrations.schema.Schema;
import io.mockloop.migrations.schema.SchemaChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
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
    private final SafetyChecks safety;
    private final BulkCalls bulk;
    private final JdbcTemplate template;
    private final JdbcClient client;

    /**
     * A session on one connection.
     *
     * @param single gives it, guarded
     * @param ddl says changes of a schema
     * @param bulk writes many rows at once
     * @param connection the same, not guarded, for these two
     * @param gate what they go through
     * @param safety looks at the database on it
     */
    public JavaSession(
            Database database,
            DataSource single,
            DdlRules ddl,
            BulkWriter bulk,
            Connection connection,
            StatementGate gate,
            SafetyChecks safety) {
        this.database = database;
        this.gate = gate;
        this.safety = safety;
        this.ddl = ddl;
        this.connection = connection;
        this.bulk = new BulkCalls(bulk, connection, gate);
        this.template = new JdbcTemplate(single);
        this.client = JdbcClient.create(template);
    }

    @Override
    public int execute(String sql, Object... args) {
        bulk.writer().sent(sql);
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
    public int updateAll(String table, String key, List<Row> rows, String... columns) {
        return updateAll(table, List.of(key), rows, columns);
    }

    @Override
    public int updateAll(String table, List<String> keys, List<Row> rows, String... columns) {
        return write(BulkWrite.update(table, keys, rows, List.of(columns)));
    }

    @Override
    public int insertAll(String table, List<Row> rows, String... columns) {
        return write(BulkWrite.insert(table, rows, List.of(columns)));
    }

    private int write(BulkWrite write) {
        try {
            return bulk.write(write);
        } catch (SQLException e) {
            throw translated("Writing %d rows of %s".formatted(write.rows().size(), write.table()), write.text(), e);
        }
    }

    @Override
    public ValidationResult check(SafetyCheck check, Duration budget) {
        try {
            return safety.of(check, budget);
        } catch (SQLException e) {
            throw translated("Looking at the database", null, e);
        }
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
        bulk.writer().sent(statement);
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
            throw translated("Changing the schema", statement, ddl.inNamesOf(statement, e));
        }
    }

    private DataAccessException translated(String task, @Nullable String statement, SQLException e) {
        DataAccessException translated = template.getExceptionTranslator().translate(task, statement, e);
        return translated == null ? new UncategorizedSQLException(task, statement, e) : translated;
    }

    @Override
    public JdbcClient jdbc() {
        return client;
    }
}
