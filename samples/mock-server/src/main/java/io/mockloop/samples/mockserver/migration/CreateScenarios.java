package io.mockloop.samples.mockserver.migration;

import static io.mockloop.migrations.schema.ReferentialAction.CASCADE;

import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.ReversibleMigration;
import io.mockloop.migrations.schema.Schema;
import org.springframework.stereotype.Component;

/** What a server answers, of which one is active at a time. */
@Component
@MigrationInfo(version = "2", description = "Create scenarios", dependencies = "1")
class CreateScenarios extends ReversibleMigration {

    @Override
    protected void change(Schema schema) {
        schema.createTable("scenarios", table -> {
            table.identity("id");
            table.varchar("name", 255).notNull();
            table.varchar("server_id", 255).notNull().references("mock_servers", "id", CASCADE);
            table.text("description");
            table.text("config").notNull();
            table.bool("is_active").notNull().defaultTo(false);
            table.timestamp("created_at").notNull().defaultNow();
            table.timestamp("updated_at").notNull().defaultNow();
            table.varchar("created_by", 255);
            table.unique("name", "server_id");
            table.index("name");
            table.index("server_id");
            table.index("is_active");
        });
    }
}
