package io.mockloop.migrations.engine.session;

import io.mockloop.migrations.engine.jdbc.Cancellation;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.sql.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends each statement by itself and waits for its answer. */
public class OneByOneSender implements StatementSender {

    private final Connection connection;
    private final Cancellation cancellation;
    private final @Nullable Duration timeout;

    /** Sends on a connection. */
    public OneByOneSender(Sending with) {
        this.connection = with.connection();
        this.cancellation = with.cancellation();
        this.timeout = with.timeout();
    }

    @Override
    public void send(SqlStatement statement, Runnable begins) throws SQLException {
        begins.run();
        execute(statement.text());
    }

    /** Sends a text, and fetches whatever it answers, since an error may come after a first result. */
    protected void execute(String sql) throws SQLException {
        try (Statement statement = PlainSql.open(connection)) {
            cancellation.send(statement, timeout, () -> {
                boolean rows = begin(statement, sql);
                while (rows || statement.getUpdateCount() != -1) {
                    rows = statement.getMoreResults();
                }
                return rows;
            });
        }
    }

    /** Sends a text, and tells whether its first answer is rows. */
    protected boolean begin(Statement statement, String sql) throws SQLException {
        return statement.execute(sql);
    }

    @Override
    public void finish(List<String> history) throws SQLException {
        for (String statement : history) {
            execute(statement);
        }
    }

    @Override
    public boolean isExact() {
        return true;
    }
}
