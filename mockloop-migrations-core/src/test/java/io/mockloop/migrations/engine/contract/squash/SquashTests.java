package io.mockloop.migrations.engine.contract.squash;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.SchemaComparison;
import io.mockloop.migrations.SquashOrder;
import io.mockloop.migrations.SquashedSet;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.snapshot.Difference;
import io.mockloop.migrations.engine.snapshot.SchemaReader.Scope;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a database that is named, since to make one takes longer. */
@OnEachDatabase
class SquashTests extends ContractTests {

    @AutoClose
    private final FreshDatabase scratch;

    @AutoClose
    private final FreshDatabase older;

    SquashTests(TestDatabase server) {
        super(server);
        scratch = server.newDatabase();
        older = server.newDatabase();
    }

    @BeforeEach
    void migrations() {
        folder.with("V1__customers.sql", """
                        CREATE TABLE customers (id INT NOT NULL PRIMARY KEY, name VARCHAR(40) NOT NULL,
                          note VARCHAR(20) DEFAULT '${kind}');
                        """)
                .with("U1__customers.sql", "DROP TABLE customers;")
                .with("V2__orders.sql", """
                        CREATE TABLE orders (id INT NOT NULL PRIMARY KEY, customer INT, code VARCHAR(9), amount INT,
                          CONSTRAINT orders_code UNIQUE (code), CONSTRAINT orders_amount CHECK (amount > 0),
                          CONSTRAINT orders_of FOREIGN KEY (customer) REFERENCES customers (id) ON DELETE CASCADE);
                        """)
                .with("V3__index.sql", "CREATE INDEX orders_by ON orders (customer, amount);")
                .with("V4__view.sql", """
                        CREATE VIEW totals AS SELECT c.name, SUM(o.amount) AS total FROM customers c
                          JOIN orders o ON o.customer = c.id GROUP BY c.name;
                        """)
                .with("V5__trigger.sql", trigger())
                .with(
                        "V6__column.sql",
                        "-- placeholders: false\nALTER TABLE customers ADD COLUMN email VARCHAR(99) DEFAULT '${raw};';")
                .with("V7__rows.sql", "INSERT INTO customers (id, name) VALUES (1, 'one'), (2, 'two');")
                .with("V8__rename.sql", "ALTER TABLE customers RENAME COLUMN note TO remark;")
                .with("V9__later.sql", "-- depends-on: 8\nALTER TABLE orders ADD COLUMN ninth INT;")
                .with("R__named.sql", "DROP VIEW IF EXISTS named;\nCREATE VIEW named AS SELECT name FROM customers;");
    }

    private String trigger() {
        if (That.IS_OF_MYSQL.isTrueOf(database)) {
            return "CREATE TRIGGER counted BEFORE INSERT ON orders FOR EACH ROW BEGIN SET NEW.code = 'a;';"
                    + " SET NEW.amount = NEW.amount + 1; END;";
        }
        return switch (database.kind()) {
            case SQLITE ->
                "CREATE TRIGGER counted AFTER INSERT ON orders BEGIN UPDATE orders SET amount = amount + 1"
                        + " WHERE id = NEW.id; DELETE FROM orders WHERE code = 'a;'; END;";
            default ->
                "CREATE FUNCTION counted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.amount := 1; RETURN NEW;"
                        + " END $$;\nCREATE TRIGGER counted BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION counted();";
        };
    }

    private MigrationManager of(FreshDatabase some) {
        return MigrationManagerBuilder.forDataSource(some.dataSource())
                .locations(folder.location())
                .placeholders(Map.of("kind", "retail"))
                .build();
    }

    private SquashOrder order() {
        return SquashOrder.to(Version.of("8")).on(scratch.dataSource());
    }

    private List<String> baselines() throws IOException {
        try (var files = Files.list(path)) {
            return files.map(each -> each.getFileName().toString())
                    .filter(each -> !each.matches("[VUR].*|migration.*"))
                    .toList();
        }
    }

    private static Structure structure(FreshDatabase of) throws SQLException {
        try (Connection connection = of.dataSource().getConnection()) {
            return of.traits().dialect().schemas().read(connection, Scope.SESSION);
        }
    }

    @Test
    void aDatabaseAtTheVersionAndANewOneBecomeTheSameWithTheFile() throws IOException, SQLException {
        of(older).migrateToVersion("8");
        SquashedSet squashed = of(database).squash(order().withoutRows().called("All of it"));
        assertThat(squashed.file()).isEqualTo(path.toAbsolutePath().resolve("B8__All_of_it.sql"));
        assertThat(Files.readString(squashed.file())).isEqualTo(squashed.sql()).doesNotContain("schema_version");
        assertThat(squashed.rows()).isEqualTo(Map.of("customers", 2L));
        assertThat(squashed.superseded())
                .hasSize(9)
                .allMatch(each -> Files.exists(Path.of(each)))
                .noneMatch(each -> each.contains("V9") || each.contains("R__"));
        assertThat(scratch.catalog()).isEmpty();
        assertThat(database.catalog()).isEmpty();
        for (String each : squashed.superseded()) {
            Files.delete(Path.of(each));
        }
        assertThat(scripts(of(database).migrateToLatest()))
                .containsExactly("B8__All_of_it.sql", "V9__later.sql", "R__named.sql");
        assertThat(scripts(of(older).migrateToLatest())).containsExactly("V9__later.sql", "R__named.sql");
        assertThat(Difference.between(structure(older), structure(database))).isEmpty();
        assertThat(older.rows("SELECT name FROM customers ORDER BY id")).containsExactly("one", "two");
        for (FreshDatabase each : List.of(older, database)) {
            assertThat(of(each).validate().problems()).isEmpty();
            assertThat(of(each).validateSchema(
                                    SchemaComparison.usual().byMigrations().on(scratch.dataSource()))
                            .problems())
                    .isEmpty();
        }
    }

    @Test
    void aPlanWritesNothingAndWhatCannotBeIsRefused() throws IOException {
        SquashedSet plan = of(database).planSquash(order().withoutRows());
        assertThat(plan.sql()).contains("orders_code").contains("-- placeholders: false");
        assertThat(code(order())).isEqualTo("SQUASH_ROWS");
        assertThat(failureOf(() -> of(database).squash(order())))
                .hasMessageContaining("in customers (2).")
                .hasMessageContaining("Nothing was written");
        assertThat(code(SquashOrder.to(Version.of("99")))).isEqualTo("SQUASH_VERSION_UNKNOWN");
        assertThat(code(order().called("?!"))).isEqualTo("BAD_DESCRIPTION");
        assertThat(code(order().into(path.resolve("nowhere")))).isEqualTo("SQUASH_FOLDER");
        folder.with("V8__rename.sql", "INSERT INTO nowhere VALUES (1);");
        MigrationException failed = failureOf(() -> of(database).squash(order()));
        assertThat(failed.code()).isEqualTo("SQUASH_FAILED");
        assertThat(failed).hasMessageContaining("V8__rename.sql").hasMessageContaining("nowhere");
        folder.without("V8__rename.sql").with("V8__rename.sql", "DELETE FROM customers;");
        assertThat(scratch.catalog()).isEmpty();
        assertThat(baselines()).isEmpty();
        of(database).squash(order());
        assertThat(baselines()).containsExactly("B8__squashed.sql");
        assertThat(code(order())).isEqualTo("SQUASH_FILE_EXISTS");
    }

    private String code(SquashOrder order) {
        return failureOf(() -> of(database).squash(order)).code();
    }

    @Test
    void aFileThatWouldNotMakeTheSameIsNotWritten() throws IOException {
        folder.with("beforeMigrate.sql", "CREATE TABLE by_callback (id INT);");
        MigrationException failure = failureOf(() -> of(database).squash(order().withoutRows()));
        assertThat(failure.code()).isEqualTo("SQUASH_NOT_EQUAL");
        assertThat(failure).hasMessageContaining("by_callback");
        assertThat(baselines()).containsExactly("beforeMigrate.sql");
        assertThat(scratch.catalog()).isEmpty();
    }

    @Test
    void onlyMigrationsOfFilesForOneDatabaseMakeAFileForIt() {
        String own = database.kind().vendorNames().get(0);
        folder.without("V7__rows.sql").with("V7__rows." + own + ".sql", "DELETE FROM customers;");
        SquashedSet plan = of(database).planSquash(order());
        assertThat(plan.file()).hasFileName("B8__squashed." + own + ".sql");
    }
}
