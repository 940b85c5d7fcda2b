package io.mockloop.migrations.engine.contract.squash;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.SquashOrder;
import io.mockloop.migrations.SquashedSet;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.snapshot.Difference;
import io.mockloop.migrations.engine.snapshot.SchemaReader.Scope;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Of migrations whose objects lie in several schemas, and lead from one to another. */
class SquashOfPostgreSqlTests extends ContractTests {

    @AutoClose
    private final FreshDatabase scratch = TestDatabase.postgreSql().newDatabase();

    @AutoClose
    private final FreshDatabase older = TestDatabase.postgreSql().newDatabase();

    SquashOfPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }

    private MigrationManager of(FreshDatabase some) {
        return MigrationManagerBuilder.forDataSource(some.dataSource())
                .locations(folder.location())
                .build();
    }

    private static Structure structure(FreshDatabase of) throws SQLException {
        try (Connection connection = of.dataSource().getConnection()) {
            return of.traits().dialect().schemas().read(connection, Scope.DATABASE);
        }
    }

    @Test
    void eachSchemaIsMadeWithWhatIsInItAndWhatLeadsIntoOthers() throws IOException, SQLException {
        folder.with("V1__types.sql", """
                        CREATE SCHEMA app;
                        CREATE SCHEMA "Log book";
                        CREATE SCHEMA empty;
                        COMMENT ON SCHEMA app IS 'what it''s about';
                        CREATE TYPE app.mood AS ENUM ('sad', 'ok');
                        CREATE DOMAIN app.positive AS int CHECK (VALUE > 0);
                        CREATE SEQUENCE "Log book".numbers START 100;
                        CREATE FUNCTION app.next() RETURNS bigint LANGUAGE sql AS 'SELECT nextval(''"Log book".numbers'')';
                        """)
                .with("V2__tables.sql", """
                        CREATE TABLE customers (id int PRIMARY KEY, number bigint DEFAULT app.next());
                        CREATE TABLE app.customers (id serial PRIMARY KEY, feeling app.mood DEFAULT 'ok',
                          of int REFERENCES public.customers ON DELETE CASCADE);
                        CREATE TABLE "Log book"."Entries" (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                          customer int REFERENCES app.customers, size app.positive, moods app.mood[]);
                        CREATE INDEX by_mood ON app.customers (feeling) WHERE feeling = 'sad';
                        """)
                .with("V3__hooks.sql", """
                        SET search_path TO app;
                        CREATE TABLE unqualified (id int, like_it mood, row_of customers);
                        CREATE VIEW all_of_them AS SELECT c.id, e.size FROM customers c
                          JOIN "Log book"."Entries" e ON e.customer = c.id JOIN public.customers p ON p.id = c.of;
                        CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.size := 1; RETURN NEW; END $$;
                        CREATE TRIGGER noted BEFORE INSERT ON "Log book"."Entries" FOR EACH ROW EXECUTE FUNCTION noted();
                        CREATE MATERIALIZED VIEW "Log book".counted AS SELECT count(*) AS n FROM all_of_them;
                        """)
                .with("V4__later.sql", "CREATE TABLE empty.later (id int);");
        of(older).migrateToLatest();
        SquashedSet squashed =
                of(database).squash(SquashOrder.to(Version.of("3")).on(scratch.dataSource()));
        assertThat(squashed.sql().lines().filter(each -> each.contains(" SCHEMA ")))
                .containsExactly(
                        "CREATE SCHEMA IF NOT EXISTS app;",
                        "COMMENT ON SCHEMA app IS 'what it''s about';",
                        "CREATE SCHEMA IF NOT EXISTS empty;",
                        "CREATE SCHEMA IF NOT EXISTS \"Log book\";");
        assertThat(structure(scratch).objects()).isEmpty();
        for (String each : squashed.superseded()) {
            Files.delete(Path.of(each));
        }
        assertThat(scripts(of(database).migrateToLatest())).containsExactly("B3__squashed.sql", "V4__later.sql");
        assertThat(Difference.between(structure(older), structure(database))).isEmpty();
        for (FreshDatabase each : new FreshDatabase[] {older, database}) {
            each.execute(
                    "INSERT INTO customers (id) VALUES (1)",
                    "INSERT INTO app.customers (of) VALUES (1)",
                    "INSERT INTO \"Log book\".\"Entries\" (customer, size) VALUES (1, 7)");
            assertThat(each.rows("SELECT a.*, p.number FROM app.all_of_them a, customers p"))
                    .containsExactly("1|1|100");
        }
    }
}
