package io.mockloop.samples.mockserver.migration;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationInfo;
import org.springframework.stereotype.Component;

/** The tables that everything else builds on: the registered mock servers, and the log of their requests. */
@Component
@MigrationInfo(version = "1", description = "Create initial database schema")
class CreateInitialSchema implements Migration {

    private static final String REQUEST_LOGS = """
            CREATE TABLE request_logs (
                id {identity},
                timestamp {momentOrNow},
                method VARCHAR(10) NOT NULL,
                path TEXT NOT NULL,
                query_params TEXT,
                headers TEXT,
                request_body TEXT,
                response_status INT NOT NULL,
                response_headers TEXT,
                response_body TEXT,
                response_time_ms INT,
                server_id VARCHAR(255),
                client_ip VARCHAR(45),
                user_agent TEXT,
                request_id VARCHAR(255),
                scenario_name VARCHAR(255),
                created_at {momentOrNow},
                updated_at {momentOrNow}
            )""";

    private static final String MOCK_SERVERS = """
            CREATE TABLE mock_servers (
                id VARCHAR(255) NOT NULL PRIMARY KEY,
                name VARCHAR(255) NOT NULL,
                spec_path TEXT NOT NULL,
                spec_content TEXT,
                output_directory TEXT NOT NULL,
                port INT,
                status VARCHAR(50) NOT NULL DEFAULT 'stopped',
                pid INT,
                config TEXT,
                created_at {momentOrNow},
                updated_at {momentOrNow},
                started_at {moment},
                stopped_at {moment}
            )""";

    @Override
    public void up(DatabaseConnection db) {
        ColumnTypes types = ColumnTypes.of(db.database());
        db.execute(types.in(REQUEST_LOGS));
        db.execute("CREATE INDEX idx_request_logs_timestamp ON request_logs (timestamp)");
        db.execute("CREATE INDEX idx_request_logs_server_id ON request_logs (server_id)");
        db.execute(types.in(MOCK_SERVERS));
    }

    @Override
    public void down(DatabaseConnection db) {
        db.execute("DROP TABLE mock_servers");
        db.execute("DROP TABLE request_logs");
    }
}
