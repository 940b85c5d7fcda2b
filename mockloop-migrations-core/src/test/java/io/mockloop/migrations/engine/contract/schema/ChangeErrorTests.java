package io.mockloop.migrations.engine.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.schema.ForeignKey;
import io.mockloop.migrations.schema.Index;
import io.mockloop.migrations.schema.Schema;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is said of a change of the schema that fails: by the names that the user knows, and none of our own. */
@OnEachDatabase
class ChangeErrorTests extends ContractTests {

    private static final Changing BASE = new Changing("1", ChangeErrorTests::base);

    private final TestDatabase server;

    ChangeErrorTests(TestDatabase server) {
        super(server);
        this.server = server;
    }

    private static void base(Schema schema) {
        schema.createTable("servers", table -> {
            table.identity("id");
            table.integer("port");
            table.varchar("code", 10);
            table.bigint("twin");
            table.index("code");
            table.check("ck_twin", "twin > 0");
        });
        schema.sql(
                "INSERT INTO servers (port, code, twin) VALUES (NULL, 'abcdefgh', 3), (1, 'x', 3)",
                "DELETE FROM servers");
    }

    /**
     * A change that fails.
     *
     * @param named what is named of it, as a regular expression
     */
    private record Failing(Consumer<Schema> change, String named) {}

    private static Map<String, Failing> failing() {
        Map<String, Failing> all = new LinkedHashMap<>();
        all.put("no such column", new Failing(schema -> schema.setNotNull("servers", "nope"), "nope"));
        all.put(
                "no column to drop",
                new Failing(schema -> schema.dropColumn("servers", column -> column.integer("nope")), "nope"));
        all.put("no column for an index", new Failing(schema -> schema.createIndex("servers", "nope"), "nope"));
        all.put("no such table", new Failing(schema -> schema.setNotNull("none", "port"), "none"));
        all.put("no table for a key", new Failing(schema -> schema.addUnique("none", "port"), "none"));
        all.put(
                "a column twice",
                new Failing(schema -> schema.addColumn("servers", column -> column.integer("port")), "port"));
        all.put(
                "a constraint twice",
                new Failing(schema -> schema.addCheck("servers", "ck_twin", "twin > -1"), "ck_twin"));
        all.put(
                "an index twice",
                new Failing(
                        schema -> schema.createIndex(Index.on("servers", "port").named("idx_servers_code")),
                        "idx_servers_code"));
        all.put("rows with NULL", new Failing(schema -> schema.setNotNull("servers", "port"), "port|NULL value"));
        all.put(
                "rows against a check",
                new Failing(schema -> schema.addCheck("servers", "ck_code", "code <> 'x'"), "ck_code"));
        all.put(
                "rows that are equal",
                new Failing(schema -> schema.addUnique("servers", "twin"), "uq_servers_twin|servers\\.twin"));
        all.put(
                "rows that refer to none",
                new Failing(
                        schema -> schema.addForeignKey(
                                "servers", ForeignKey.from("twin").to("servers", "id")),
                        "fk_servers_twin|row 1 of table servers"));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> namesWhatTheUserHasWritten() {
        return failing().entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> namesOf(each.getValue())));
    }

    private void namesOf(Failing failing) {
        try (FreshDatabase fresh = server.newDatabase()) {
            MigrationManagerBuilder.forDataSource(fresh.dataSource())
                    .locations(folder.location())
                    .migrations(BASE)
                    .build()
                    .migrateToLatest();
            assertThat(failureOf(() -> MigrationManagerBuilder.forDataSource(fresh.dataSource())
                            .locations(folder.location())
                            .migrations(BASE, new Changing("2", failing.change()))
                            .build()
                            .migrateToLatest()))
                    .message()
                    .containsPattern("(?s)Changing(:\\d+: |\\) leaves ).*(" + failing.named() + ")")
                    .doesNotContain("mockloop_new")
                    .doesNotContain("Exception")
                    .contains("-> Correct ");
        }
    }

    @Test
    void inJavaNoneOfOurOwnIsNamedEither() {
        manager(BASE).migrateToLatest();
        assertThat(failureOf(() -> manager(
                                BASE, new Coded("2", db -> db.schema().setNotNull("servers", "port")))
                        .migrateToLatest()))
                .message()
                .containsPattern("port|NULL value")
                .doesNotContain("mockloop_new");
        assertThat(failureOf(() -> manager(
                                BASE, new Coded("3", db -> db.schema().dropColumn("servers", "nope")))
                        .migrateToLatest()))
                .message()
                .doesNotContain("IllegalArgumentException");
    }

    @Test
    void noValueIsCutOffByAShorterType() {
        manager(BASE).migrateToLatest();
        Changing shorter = new Changing(
                "2",
                schema -> schema.alterColumn("servers", was -> was.varchar("code", 10), now -> now.varchar("code", 2)));
        if (database.kind() == Database.SQLITE) { // whose types have no length
            manager(BASE, shorter).migrateToLatest();
        } else {
            assertThat(failureOf(manager(BASE, shorter)::migrateToLatest)).hasMessageContaining("Changing:");
        }
        assertThat(database.rows("SELECT code FROM servers ORDER BY id")).isEqualTo(List.of("abcdefgh", "x"));
    }

    @Test
    void aForeignKeyThatRowsViolateIsRefusedInJavaToo() {
        manager(BASE, new Changing("2", schema -> schema.createTable("owners", table -> table.identity("id"))))
                .migrateToLatest();
        assertThat(failureOf(() -> builder()
                        .migrations(
                                BASE,
                                new Changing(
                                        "2", schema -> schema.createTable("owners", table -> table.identity("id"))),
                                new Coded(
                                        "3",
                                        db -> db.schema()
                                                .addForeignKey(
                                                        "servers",
                                                        ForeignKey.from("twin").to("owners", "id"))))
                        .build()
                        .migrateToLatest()))
                .message()
                .containsPattern("fk_servers_twin|row 1 of table servers refers to a row of table owners");
    }
}
