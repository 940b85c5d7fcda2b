package io.mockloop.migrations.engine.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.schema.Columns;
import io.mockloop.migrations.schema.ForeignKey;
import io.mockloop.migrations.schema.Index;
import io.mockloop.migrations.schema.SchemaChange;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever is changed and undone, the catalog ends as it began, and no row has lost anything but what stood in tables
 * and columns that were dropped.
 */
@OnEachDatabase
class RandomChangeTests extends ContractTests {

    private static final int QUICK = 30;
    private static final int SLOW = 90;

    RandomChangeTests(TestDatabase server) {
        super(server);
    }

    private static List<ModelTable> base() {
        ModelTable servers = new ModelTable("servers", "servers");
        servers.isKept = true;
        servers.columns.add(RandomChanges.identity());
        servers.columns.add(new ModelColumn("port", Columns::integer).with(column -> {
            column.isNullable = false;
            column.value = 80;
        }));
        servers.columns.add(new ModelColumn("code", (of, as) -> of.varchar(as, 20)).with(column -> {
            column.isNullable = false;
            column.isUnique = true;
        }));
        servers.columns.add(new ModelColumn("note", Columns::text).with(column -> {
            column.hasNulls = true;
            column.isKeyable = false;
        }));
        servers.columns.add(
                new ModelColumn("price", (of, as) -> of.decimal(as, 8, 3)).with(column -> column.hasNulls = true));
        servers.columns.add(new ModelColumn("owner", Columns::bigint).with(column -> column.hasNulls = true));
        ModelTable logs = new ModelTable("logs", "logs");
        logs.columns.add(RandomChanges.identity());
        logs.columns.add(new ModelColumn("server_id", Columns::bigint).with(column -> column.isNullable = false));
        logs.columns.add(new ModelColumn("method", (of, as) -> of.varchar(as, 10)).with(column -> {
            column.value = "GET";
            column.hasNulls = true;
        }));
        logs.constraints.add(ForeignKey.from("server_id").to("servers", "id").named("fk_logs"));
        logs.indexes.add(Index.on("logs", "method").named("ix_method"));
        ModelTable tags = new ModelTable("tags", "tags");
        tags.columns.add(new ModelColumn("tag", Columns::bigint).with(column -> {
            column.isNullable = false;
            column.isUnique = true;
        }));
        tags.columns.add(
                new ModelColumn("label", (of, as) -> of.varchar(as, 30)).with(column -> column.hasNulls = true));
        List<ModelTable> tables = new ArrayList<>(List.of(servers, logs, tags));
        tables.forEach(table -> table.columns.replaceAll(column -> column.with(each -> each.origin = each.name)));
        return tables;
    }

    private static Changing first() {
        return new Changing(
                "1", schema -> base().forEach(table -> schema.apply(new SchemaChange.CreateTable(table.value()))));
    }

    private void fill() {
        database.execute(
                "DELETE FROM logs",
                "DELETE FROM servers",
                "DELETE FROM tags",
                "INSERT INTO servers (id, port, code, note, price) VALUES (1, 80, 'a', 'it''s', 1.5),"
                        + " (2, 81, 'b', NULL, NULL), (3, 80, 'c', '', 2)",
                "INSERT INTO logs (id, server_id, method) VALUES (1, 1, 'GET'), (2, 1, 'PUT'), (3, 2, NULL)",
                "INSERT INTO tags (tag, label) VALUES (10, 'x'), (20, NULL), (30, 'x')");
    }

    @Test
    void comeBackToWhereTheyBegan() {
        comeBack(0, QUICK);
    }

    @Slow
    @Test
    void alsoManyOfThemComeBackToWhereTheyBegan() {
        comeBack(QUICK, SLOW);
    }

    private void comeBack(int from, int to) {
        manager(first()).migrateToLatest();
        List<String> before = List.of(catalogOfUser());
        for (int seed = from; seed < to; seed++) {
            List<ModelTable> tables = base();
            RandomChanges random = new RandomChanges(seed, 4 + seed % 7, tables);
            String what = "seed %d:\n%s"
                    .formatted(
                            seed,
                            random.changes().stream().map(Object::toString).collect(Collectors.joining("\n")));
            try {
                comesBack(seed, random, tables, before, what);
            } catch (RuntimeException e) {
                throw new AssertionError(what, e);
            }
        }
    }

    private void comesBack(int seed, RandomChanges random, List<ModelTable> tables, List<String> before, String what) {
        fill();
        Changing second = new Changing("2", schema -> random.changes().forEach(schema::apply));
        MigrationManager with = manager(first(), second);
        Map<String, List<String>> rows = rows(tables, true);
        with.migrateToLatest();
        assertThat(rows(tables, false)).as(what).isEqualTo(rows);
        List<String> changed = List.of(catalogOfUser());
        // without the class, it is undone by what was stored with its row
        (seed % 2 == 0 ? with : manager(first())).rollbackToVersion("1");
        assertThat(catalogOfUser()).as(what).containsExactlyElementsOf(before);
        assertThat(rows(tables, true)).as(what).isEqualTo(rows);
        if (seed % 5 == 0) {
            with.migrateToLatest();
            assertThat(catalogOfUser()).as(what).containsExactlyElementsOf(changed);
            with.rollbackToVersion("1");
        }
    }

    /** The rows of what was there at the beginning and is there at the end, by the names of one of both. */
    private Map<String, List<String>> rows(List<ModelTable> tables, boolean byFirstNames) {
        Map<String, List<String>> rows = new TreeMap<>();
        for (ModelTable table : tables) {
            String origin = table.origin;
            if (origin != null) {
                String columns = table.columns.stream()
                        .filter(column -> column.origin != null)
                        .map(column -> quoted(byFirstNames ? column.origin : column.name))
                        .collect(Collectors.joining(", "));
                rows.put(
                        origin,
                        database
                                .rows("SELECT %s FROM %s"
                                        .formatted(columns, quoted(byFirstNames ? origin : table.name)))
                                .stream()
                                .sorted()
                                .toList());
            }
        }
        return rows;
    }

    private String quoted(@Nullable String name) {
        String quote = String.valueOf(database.traits().quote());
        return quote + String.valueOf(name).replace(quote, quote + quote) + quote;
    }
}
