package io.mockloop.migrations.engine.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.schema.Constraint;
import io.mockloop.migrations.schema.EnumType;
import io.mockloop.migrations.schema.ForeignKey;
import io.mockloop.migrations.schema.Index;
import io.mockloop.migrations.schema.ReferentialAction;
import io.mockloop.migrations.schema.Schema;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each change of a schema is made, looked at in the catalog, and undone: then the catalog is as it was. What a plan
 * prints of it does the same in the database's own client.
 */
@OnEachDatabase
class SchemaChangeTests extends ContractTests {

    private static final EnumType STATUS = EnumType.of("server_status", "running", "stopped", "it's \"lost\"");

    /** What is sent for the second depends on the first one. */
    private static final String TWO_AT_ONE_TABLE = "a column with a foreign key more";

    /** The plans run here. It and the first are as before again behind each change, which costs less than new ones. */
    @AutoClose
    private final FreshDatabase other;

    private List<String> before = List.of();

    @TempDir
    Path work;

    SchemaChangeTests(TestDatabase server) {
        super(server);
        other = server.newDatabase();
    }

    /** What the changes find. */
    private static void base(Schema schema) {
        schema.createEnum(STATUS);
        schema.createTable("mock_servers", table -> {
            table.identity("id");
            table.varchar("name", 100).notNull();
            table.integer("port").notNull().defaultTo(8080);
            table.text("note");
            table.decimal("price", 10, 2).defaultTo(new BigDecimal("1.50"));
            table.timestamp("created_at").notNull().defaultNow();
            table.index("name", "port");
        });
        schema.createTable("request_logs", table -> {
            table.identity("id");
            table.bigint("server_id").notNull();
            table.varchar("method", 10).notNull().defaultTo("GET");
            table.varchar("path", 200);
            table.integer("status");
            table.unique("path", "server_id");
            table.constraint(
                    ForeignKey.from("server_id").to("mock_servers", "id").onDelete(ReferentialAction.CASCADE));
            table.index("method");
        });
        schema.createTable("tags", table -> {
            table.varchar("name", 50).notNull();
            table.bigint("log_id").notNull();
        });
    }

    private static Map<String, Consumer<Schema>> changes() {
        Map<String, Consumer<Schema>> changes = new TreeMap<>();
        changes.put(
                "a table of every type",
                schema -> schema.createTable("everything", table -> {
                    table.identity("id");
                    table.integer("an_integer").notNull().defaultTo(-1);
                    table.bigint("a_bigint").defaultTo(1L << 40);
                    table.decimal("a_decimal", 12, 3).defaultTo(new BigDecimal("-1.250"));
                    table.bool("a_boolean").notNull().defaultTo(true);
                    table.varchar("a_varchar", 30).defaultTo("it's \"a\" `b` \\ ${c} ;--");
                    table.text("a_text");
                    table.json("a_json");
                    table.binary("a_binary");
                    table.date("a_date").defaultTo("2026-11-29");
                    table.timestamp("a_timestamp").notNull().defaultNow();
                    table.uuid("a_uuid");
                    table.smallint("a_smallint").notNull().defaultTo(-7);
                    table.doublePrecision("a_double").defaultTo(0.5);
                    table.character("a_character", 2).notNull().defaultTo("de");
                    table.time("a_time").defaultTo("12:30:00");
                    table.time("a_time_now").defaultNow();
                    table.dateTime("a_datetime").notNull().defaultNow();
                    table.dateTime("a_datetime_said").defaultTo("2026-11-29 12:30:00");
                    table.enumeration("a_status", STATUS).notNull().defaultTo("stopped");
                }));
        changes.put(
                "a table with keys and checks",
                schema -> schema.createTable("assignments", table -> {
                    table.bigint("server_id").references("mock_servers", "id", ReferentialAction.CASCADE);
                    table.varchar("tag", 50).notNull().unique();
                    table.integer("weight").notNull().check("weight > 0");
                    table.primaryKey("server_id", "tag");
                    table.check("ck_heavy", "weight < 1000");
                    table.uniqueIndex("tag", "weight");
                }));
        changes.put(
                "a table with three keys over one column",
                schema -> schema.createTable("thrice", table -> {
                    table.identity("id");
                    table.constraint(Constraint.unique("id").named("uq_once"));
                    table.constraint(Constraint.unique("id").named("uq_twice"));
                }));
        changes.put(
                "a table less",
                schema -> schema.dropTable("tags", table -> {
                    table.varchar("name", 50).notNull();
                    table.bigint("log_id").notNull();
                }));
        changes.put("another name for a table", schema -> schema.renameTable("mock_servers", "servers"));
        changes.put(
                "a column more",
                schema -> schema.addColumn(
                        "mock_servers",
                        column -> column.varchar("region", 20).notNull().defaultTo("eu")));
        changes.put(
                TWO_AT_ONE_TABLE,
                schema -> schema.addColumn(
                        "tags", column -> column.bigint("server_id").references("mock_servers", "id")));
        changes.put("a column less", schema -> schema.dropColumn("mock_servers", column -> column.text("note")));
        changes.put("another name for a column", schema -> schema.renameColumn("request_logs", "path", "uri"));
        changes.put(
                "another type",
                schema -> schema.alterColumn(
                        "request_logs",
                        was -> was.varchar("method", 10).notNull().defaultTo("GET"),
                        now -> now.varchar("method", 20).notNull().defaultTo("GET")));
        changes.put(
                "another type, default, and null",
                schema -> schema.alterColumn(
                        "request_logs",
                        was -> was.integer("status"),
                        now -> now.bigint("status").notNull().defaultTo(200)));
        changes.put("a column that can be null no longer", schema -> schema.setNotNull("request_logs", "status"));
        changes.put("a column that can be null", schema -> schema.dropNotNull("request_logs", "method"));
        changes.put("an index", schema -> schema.createIndex("mock_servers", "port"));
        changes.put(
                "a unique index that descends",
                schema -> schema.createIndex(Index.on("mock_servers", "name", "created_at")
                        .descending("created_at")
                        .unique()));
        changes.put(
                "another name for an index",
                schema -> schema.renameIndex("mock_servers", "idx_mock_servers_name_port", "it's \"an\" index"));
        changes.put(
                "a table with an index that says more",
                schema -> schema.createTable("notes", table -> {
                    table.varchar("a", 10);
                    table.index(Index.on("notes", "a")
                            .named("ix_notes")
                            .descending("a")
                            .unique());
                }));
        changes.put("an index less", schema -> schema.dropIndex(Index.on("mock_servers", "name", "port")));
        changes.put("a primary key", schema -> schema.addPrimaryKey("tags", "name"));
        changes.put(
                "a foreign key",
                schema -> schema.addForeignKey(
                        "tags",
                        ForeignKey.from("log_id")
                                .to("request_logs", "id")
                                .onDelete(ReferentialAction.CASCADE)
                                .onUpdate(ReferentialAction.RESTRICT)));
        changes.put("a unique constraint", schema -> schema.addUnique("tags", "name", "log_id"));
        changes.put("a check", schema -> schema.addCheck("mock_servers", "ck_port", "port > 0"));
        changes.put(
                "a unique constraint less",
                schema -> schema.dropConstraint("request_logs", Constraint.unique("path", "server_id")));
        changes.put(
                "a foreign key less",
                schema -> schema.dropConstraint(
                        "request_logs",
                        ForeignKey.from("server_id").to("mock_servers", "id").onDelete(ReferentialAction.CASCADE)));
        changes.put("an enum type", schema -> schema.createEnum(EnumType.of("color", "red", "green")));
        changes.put(
                "a statement of the database's own",
                schema -> schema.sql("CREATE VIEW busy AS SELECT name FROM mock_servers", "DROP VIEW busy"));
        return changes;
    }

    @TestFactory
    Stream<DynamicTest> eachIsMadeAndUndone() {
        Changing base = new Changing("1", SchemaChangeTests::base);
        manager(database, base).migrateToLatest();
        manager(other, base).migrateToLatest();
        before = catalog(database);
        return changes().keySet().stream()
                .map(change -> DynamicTest.dynamicTest(change, () -> isMadeAndUndone(change)));
    }

    private void isMadeAndUndone(String change) throws IOException {
        Changing base = new Changing("1", SchemaChangeTests::base);
        Changing changing = new Changing("2", changes().get(change));
        MigrationManager with = manager(database, base, changing);
        MigrationPlan up = with.plan("2");
        with.migrateToLatest();
        List<String> after = catalog(database);
        MigrationPlan down = with.plan("1");
        with.rollbackToVersion("1");
        assertThat(catalog(database)).isEqualTo(before);
        if (!change.equals(TWO_AT_ONE_TABLE)) {
            send(up, other);
            assertThat(catalog(other)).isEqualTo(after);
            send(down, other);
            assertThat(catalog(other)).isEqualTo(before);
        }
        with.migrateToLatest();
        assertThat(catalog(database)).isEqualTo(after);
        // without its class, it is undone by what was stored with its row
        manager(database, base).rollbackToVersion("1");
        assertThat(catalog(database)).isEqualTo(before);
    }

    private void send(MigrationPlan plan, FreshDatabase to) throws IOException {
        assertThat(plan.toString()).doesNotContain("when it runs");
        to.traits().run(to.access(), Files.writeString(work.resolve("plan.sql"), plan.toString()), work);
    }

    private MigrationManager manager(FreshDatabase fresh, Changing... migrations) {
        return MigrationManagerBuilder.forDataSource(fresh.dataSource())
                .locations(folder.location())
                .migrations(migrations)
                .build();
    }

    private static List<String> catalog(FreshDatabase fresh) {
        return fresh.catalog("schema_version", "schema_version_log");
    }
}
