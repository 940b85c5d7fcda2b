package io.mockloop.migrations.engine.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.schema.Constraint;
import io.mockloop.migrations.schema.EnumType;
import io.mockloop.migrations.schema.Index;
import io.mockloop.migrations.schema.Schema;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Nothing goes with what is dropped that the undo wouldn't bring back. */
@OnEachDatabase
class DropTests extends ContractTests {

    private static final EnumType KIND = EnumType.of("kind", "a", "b");
    private static final Changing BASE = new Changing("1", DropTests::base);

    private final TestDatabase server;

    DropTests(TestDatabase server) {
        super(server);
        this.server = server;
    }

    private static void base(Schema schema) {
        schema.createEnum(KIND);
        schema.createTable("customers", table -> {
            table.identity("id");
            table.varchar("name", 50).notNull();
            table.varchar("email", 50);
            table.varchar("code", 20).notNull().defaultTo("x").unique();
            table.integer("age").check("age >= 0");
            table.bigint("parent_id").references("customers", "id");
            table.enumeration("kind", KIND).notNull().defaultTo("a");
            table.unique("name", "kind");
            table.index("email");
        });
        schema.createTable("orders", table -> {
            table.identity("id");
            table.bigint("customer_id").notNull().references("customers", "id");
        });
        schema.sql("INSERT INTO customers (name) VALUES ('Ann')", "DELETE FROM customers");
        schema.sql("INSERT INTO orders (customer_id) VALUES (1)", "DELETE FROM orders");
    }

    private static void dropCustomers(Schema schema) {
        schema.dropTable("customers", table -> table.identity("id"));
    }

    private static void dropOrders(Schema schema) {
        schema.dropTable("orders", table -> {
            table.identity("id");
            table.bigint("customer_id").notNull().references("customers", "id");
        });
    }

    /** What drops the table, also in a session that SQLite has told not to look after foreign keys. */
    private static Map<String, Consumer<Schema>> drops() {
        return Map.of("alone", DropTests::dropCustomers, "behind a copy", schema -> {
            schema.alterColumn("customers", was -> was.integer("age"), now -> now.bigint("age"));
            dropCustomers(schema);
        });
    }

    @TestFactory
    Stream<DynamicTest> aTableThatOthersReferToStays() {
        return drops().entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> stays(each.getValue())));
    }

    private void stays(Consumer<Schema> drop) {
        try (FreshDatabase fresh = server.newDatabase()) {
            manager(fresh, BASE).migrateToLatest();
            assertThat(failureOf(manager(fresh, BASE, new Changing("2", drop))::migrateToLatest))
                    .hasMessageMatching("(?s).*(orders|customers|foreign key constraint fails).*");
            assertThat(fresh.rows("SELECT customer_id FROM orders")).containsExactly("1");
            assertThat(fresh.rows("SELECT name FROM customers")).containsExactly("Ann");
        }
    }

    @Test
    void aTableThatOthersReferToStaysInJavaToo() {
        manager(BASE).migrateToLatest();
        assertThat(failureOf(manager(BASE, new Coded("3", db -> db.schema().dropTable("customers")))::migrateToLatest))
                .hasMessageMatching("(?s).*(orders|customers|foreign key constraint fails).*");
        assertThat(database.rows("SELECT name FROM customers")).containsExactly("Ann");
    }

    @Test
    void aTableGoesBehindThoseThatReferToIt() {
        manager(BASE).migrateToLatest();
        manager(BASE, new Changing("2", schema -> {
                    dropOrders(schema);
                    dropCustomers(schema);
                }))
                .migrateToLatest();
        assertThat(applied()).containsExactly("1", "2");
    }

    /** A column that more is over than its definition says, with what that is and is called. */
    private static Map<String, Consumer<Schema>> held() {
        Map<String, Consumer<Schema>> all = new TreeMap<>();
        all.put("idx_customers_email", schema -> schema.dropColumn("customers", was -> was.varchar("email", 50)));
        all.put(
                "uq_customers_code",
                schema -> schema.dropColumn(
                        "customers", was -> was.varchar("code", 20).notNull().defaultTo("x")));
        all.put(
                "uq_customers_name_kind",
                schema -> schema.dropColumn(
                        "customers", was -> was.varchar("name", 50).notNull()));
        all.put("ck_customers_age", schema -> schema.dropColumn("customers", was -> was.integer("age")));
        all.put("fk_customers_parent_id", schema -> schema.dropColumn("customers", was -> was.bigint("parent_id")));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> aColumnThatSomethingIsOverStays() {
        return held().entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> stays(each.getKey(), each.getValue())));
    }

    private void stays(String held, Consumer<Schema> drop) {
        Changing changing = new Changing("2", drop);
        try (FreshDatabase fresh = server.newDatabase()) {
            manager(fresh, BASE).migrateToLatest();
            List<String> before = catalog(fresh);
            assertThat(manager(fresh, BASE, changing).plan().toString())
                    .contains("-- The run will fail at this: ALTER TABLE")
                    .contains(held);
            assertThat(failureOf(manager(fresh, BASE, changing)::migrateToLatest))
                    .message()
                    .contains(held)
                    .contains("Changing")
                    .doesNotContain("PL/pgSQL");
            assertThat(catalog(fresh)).isEqualTo(before);
        }
    }

    private MigrationManager manager(FreshDatabase on, Migration... migrations) {
        return MigrationManagerBuilder.forDataSource(on.dataSource())
                .locations(folder.location())
                .migrations(migrations)
                .build();
    }

    private static List<String> catalog(FreshDatabase of) {
        return of.catalog("schema_version", "schema_version_log");
    }

    @Test
    void aColumnGoesAndComesBackWithWhatIsDroppedBeforeIt() {
        manager(BASE).migrateToLatest();
        String[] before = catalogOfUser();
        Changing all = new Changing("2", schema -> {
            schema.dropIndex(Index.on("customers", "email"));
            schema.dropColumn("customers", was -> was.varchar("email", 50));
            schema.dropColumn("customers", was -> was.integer("age").check("age >= 0"));
            schema.dropColumn("customers", was -> was.bigint("parent_id").references("customers", "id"));
            schema.dropConstraint("customers", Constraint.unique("name", "kind"));
            schema.dropColumn(
                    "customers", was -> was.enumeration("kind", KIND).notNull().defaultTo("a"));
            schema.dropColumn(
                    "customers",
                    was -> was.varchar("code", 20).notNull().defaultTo("x").unique());
        });
        manager(BASE, all).migrateToLatest();
        manager(BASE, all).rollbackToVersion("1");
        assertThat(catalogOfUser()).hasSameSizeAs(before);
    }

    @Test
    void aColumnThatWasAddedGoesWithItsKeys() {
        manager(BASE).migrateToLatest();
        String[] before = catalogOfUser();
        Changing added = new Changing("2", schema -> {
            schema.addColumn("orders", column -> column.varchar("number", 20).unique());
            schema.addColumn("orders", column -> column.bigint("twin").references("orders", "id"));
            schema.addColumn("orders", column -> column.enumeration("kind", KIND));
            schema.addColumn("orders", column -> column.integer("total").check("total > 0"));
        });
        manager(BASE, added).migrateToLatest();
        manager(BASE, added).rollbackToVersion("1");
        assertThat(catalogOfUser()).isEqualTo(before);
    }
}
