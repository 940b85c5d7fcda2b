package io.mockloop.samples.mockserver.migration;

import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.ReversibleMigration;
import io.mockloop.migrations.schema.Schema;
import org.springframework.stereotype.Component;

/** The tables that everything else builds on: the registered mock servers, and the log of their requests. */
@Component
@MigrationInfo(version = "1", description = "Create initial database schema")
class CreateInitialSchema extends ReversibleMigration {

    @Override
    protected void change(Schema schema) {
        schema.createTable("request_logs", table -> {
            table.identity("id");
            table.timestamp("timestamp").notNull().defaultNow();
            table.varchar("method", 10).notNull();
            table.text("path").notNull();
            table.text("query_params");
            table.text("headers");
            table.text("request_body");
            table.integer("response_status").notNull();
            table.text("response_headers");
            table.text("response_body");
            table.integer("response_time_ms");
            table.varchar("server_id", 255);
            table.varchar("client_ip", 45);
            table.text("user_agent");
            table.varchar("request_id", 255);
            table.varchar("scenario_name", 255);
            table.timestamp("created_at").notNull().defaultNow();
            table.timestamp("updated_at").notNull().defaultNow();
            table.index("timestamp");
            table.index("server_id");
        });
        schema.createTable("mock_servers", table -> {
            table.varchar("id", 255).primaryKey();
            table.varchar("name", 255).notNull();
            table.text("spec_path").notNull();
            table.text("spec_content");
            table.text("output_directory").notNull();
            table.integer("port");
            table.varchar("status", 50).notNull().defaultTo("stopped");
            table.integer("pid");
            table.text("config");
            table.timestamp("created_at").notNull().defaultNow();
            table.timestamp("updated_at").notNull().defaultNow();
            table.timestamp("started_at");
            table.timestamp("stopped_at");
        });
    }
}
