package io.mockloop.migrations.dialect.mysql.bulk;

import io.mockloop.migrations.engine.batch.LoadRules;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.jdbc.SqlFunction;
import io.mockloop.migrations.settings.DataLimits;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How many threads are at work, this session's among them: the status variable Threads_running, which all may see. */
public final class RunningThreads implements LoadRules {

    @Override
    public @Nullable SqlFunction<Connection, Load> question(DataLimits limits, String statement) {
        int most = limits.threadsRunning();
        return most == 0 ? null : connection -> load(connection, most);
    }

    private static Load load(Connection connection, int most) throws SQLException {
        int running = PlainSql.query(connection, "SHOW GLOBAL STATUS LIKE 'Threads_running'", row -> row.getInt(2))
                .get(0);
        return running <= most
                ? Load.NONE
                : new Load("%d threads are running, which is more than %d".formatted(running, most), null);
    }
}
