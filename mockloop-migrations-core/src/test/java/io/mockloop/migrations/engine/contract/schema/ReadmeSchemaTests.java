package io.mockloop.migrations.engine.contract.schema;

import static io.mockloop.migrations.schema.ReferentialAction.CASCADE;
import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.ReversibleMigration;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.schema.Schema;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README shows what one migration is on each database, and what undoes it. */
@OnEachDatabase
class ReadmeSchemaTests extends ContractTests {

    ReadmeSchemaTests(TestDatabase server) {
        super(server);
    }

    @MigrationInfo(version = "2", description = "Add scenarios")
    static class AddScenarios extends ReversibleMigration {

        @Override
        protected void change(Schema schema) {
            schema.createTable("scenarios", table -> {
                table.identity("id");
                table.varchar("name", 100).notNull();
                table.bigint("server_id").notNull().references("servers", "id", CASCADE);
                table.bool("active").notNull().defaultTo(false);
                table.timestamp("created_at").notNull().defaultNow();
                table.index("name");
            });
            schema.addColumn("servers", column -> column.varchar("region", 20));
        }
    }

    @Test
    void showsItAsThePlanPrintsIt() throws IOException {
        Changing first = new Changing("1", schema -> schema.createTable("servers", table -> table.identity("id")));
        manager(first).migrateToLatest();
        String up = statements(manager(first, new AddScenarios()).plan("2"));
        manager(first, new AddScenarios()).migrateToLatest();
        String down = statements(manager(first, new AddScenarios()).plan("1"));
        assertThat(Files.readString(Path.of("../README.md")))
                .contains("```sql\n" + up + "\n-- undone by\n" + down + "```");
    }

    private static String statements(MigrationPlan plan) {
        return plan.steps().get(0).statements().stream()
                .map(statement -> statement.sql() + ";\n")
                .collect(Collectors.joining());
    }
}
