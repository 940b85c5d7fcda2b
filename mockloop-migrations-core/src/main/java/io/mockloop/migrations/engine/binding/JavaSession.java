package io.mockloop.migrations.engine.binding;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.DatabaseConnection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.StatementCallback;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Spring JDBC on the one connection of a Java migration. */
public final class JavaSession implements DatabaseConnection {

    private final Database database;
    private final JdbcTemplate template;
    private final JdbcClient client;

    public JavaSession(Database database, DataSource single) {
        this.database = database;
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
    public JdbcClient jdbc() {
        return client;
    }
}
