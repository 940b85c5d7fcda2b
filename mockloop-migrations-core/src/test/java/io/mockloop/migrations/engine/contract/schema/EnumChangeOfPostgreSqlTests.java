package io.mockloop.migrations.engine.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.schema.EnumType;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other values of an enum type, of which all columns are that have it, and on which more may hang. */
class EnumChangeOfPostgreSqlTests extends ContractTests {

    private static final EnumType FEWER = EnumType.of("st", "a", "b");
    private static final EnumType MORE = EnumType.of("st", "a", "new", "b");

    private final Changing base = new Changing("1", schema -> {
        schema.createEnum(FEWER);
        schema.createTable("o", table -> {
            table.integer("id").notNull();
            table.enumeration("s", FEWER).notNull().defaultTo("a");
        });
        schema.sql("INSERT INTO o (id, s) VALUES (1, 'a'), (2, 'b')", "DELETE FROM o");
    });

    private final Changing more = new Changing(
            "2",
            schema -> schema.alterColumn(
                    "o",
                    was -> was.enumeration("s", FEWER).notNull().defaultTo("a"),
                    now -> now.enumeration("s", MORE).notNull().defaultTo("new")));

    EnumChangeOfPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }

    private void isDoneAndUndone() {
        String[] before = catalogOfUser();
        manager(base, more).migrateToLatest();
        database.execute("INSERT INTO o (id) VALUES (3)");
        assertThat(database.rows("SELECT s FROM o WHERE id = 3")).containsExactly("new");
        database.execute("DELETE FROM o WHERE id = 3");
        manager(base).rollbackToVersion("1");
        assertThat(catalogOfUser()).isEqualTo(before);
        assertThat(database.rows("SELECT id, s FROM o ORDER BY id")).containsExactly("1|a", "2|b");
    }

    @Test
    void columnsOfEveryKindGetTheValuesAndKeepTheirDefaults() {
        manager(base).migrateToLatest();
        database.execute("CREATE SCHEMA \"it's\"");
        database.execute("CREATE TABLE \"it's\".\"A b\" (\"C d\" st DEFAULT 'b', many st[] NOT NULL DEFAULT '{a,b}')");
        database.execute("INSERT INTO \"it's\".\"A b\" VALUES ('b', '{b,NULL}')");
        database.execute("CREATE TABLE parts (id INT, s st DEFAULT 'a') PARTITION BY LIST (id)");
        database.execute("CREATE TABLE part PARTITION OF parts (s DEFAULT 'b') FOR VALUES IN (1)");
        isDoneAndUndone();
        assertThat(database.rows("SELECT * FROM \"it's\".\"A b\"")).containsExactly("b|{b,NULL}");
        database.execute("INSERT INTO part (id) VALUES (1)");
        database.execute("INSERT INTO parts (id) VALUES (1)");
        database.execute("INSERT INTO \"it's\".\"A b\" DEFAULT VALUES");
        assertThat(database.rows("SELECT s FROM part ORDER BY s")).containsExactly("a", "b");
        assertThat(database.rows("SELECT \"C d\", many FROM \"it's\".\"A b\"")).contains("b|{a,b}");
    }

    @Test
    void checksKeysAndIndexesThatNameValuesAreMadeAgain() {
        manager(base).migrateToLatest();
        database.execute("ALTER TABLE o ADD CONSTRAINT \"c k\" CHECK (s <> 'b' OR id > 1) NOT VALID");
        database.execute("COMMENT ON CONSTRAINT \"c k\" ON o IS 'it''s'");
        database.execute("CREATE UNIQUE INDEX \"i x\" ON o (id, s) WHERE s <> 'b'");
        database.execute("COMMENT ON INDEX \"i x\" IS 'few'");
        database.execute("CREATE TABLE names (s st PRIMARY KEY)");
        database.execute("INSERT INTO names VALUES ('a'), ('b'), ('a') ON CONFLICT DO NOTHING");
        database.execute("ALTER TABLE o ADD CONSTRAINT \"f k\" FOREIGN KEY (s) REFERENCES names ON DELETE CASCADE");
        String[] before = catalogOfUser();
        manager(base, more).migrateToLatest();
        manager(base).rollbackToVersion("1");
        assertThat(catalogOfUser()).isEqualTo(before);
        assertThat(database.rows("SELECT conname, pg_get_constraintdef(oid), obj_description(oid) FROM pg_constraint"
                        + " WHERE conrelid = 'o'::regclass AND contype <> 'n' ORDER BY 1"))
                .containsExactly(
                        "c k|CHECK (((s <> 'b'::st) OR (id > 1))) NOT VALID|it's",
                        "f k|FOREIGN KEY (s) REFERENCES names(s) ON DELETE CASCADE|null");
        assertThat(database.rows(
                        "SELECT pg_get_indexdef(oid), obj_description(oid) FROM pg_class WHERE relname = 'i x'"))
                .containsExactly(
                        "CREATE UNIQUE INDEX \"i x\" ON public.o USING btree (id, s) WHERE (s <> 'b'::st)|few");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE VIEW v AS SELECT s FROM o | view v",
                "CREATE MATERIALIZED VIEW v AS SELECT s FROM o | materialized view v",
                "ALTER TABLE o ADD COLUMN g BOOLEAN GENERATED ALWAYS AS (s = 'a') STORED | column g of table o",
                "CREATE POLICY p ON o USING (s = 'a') | policy p on table o",
                "CREATE FUNCTION f(st) RETURNS INT LANGUAGE sql AS 'SELECT 1' | function f(st)",
                "CREATE DOMAIN d AS st | type d",
                "CREATE TYPE pair AS (one st, two st[]) | column one of composite type pair, column two of composite type pair",
            })
    void whatIsInTheWayIsNamedBeforeAnythingIsChanged(String statement, String named) {
        manager(base, more).migrateToLatest();
        database.execute(statement);
        String[] before = catalogOfUser();
        assertThat(failureOf(() -> manager(base, more).rollbackToVersion("1")))
                .message()
                .contains("the values of the enum type \"st\" cannot be changed: " + named + " is in the way")
                .contains("drop it before, and make it again behind")
                .doesNotContain("(values before)")
                .doesNotContain("PL/pgSQL");
        assertThat(catalogOfUser()).isEqualTo(before);
    }

    @Test
    void aDefaultThatNamesAValueWhichGoesIsNamedUnlessTheSameMigrationChangesIt() {
        manager(base, more).migrateToLatest();
        database.execute("CREATE TABLE other (id INT, many st[] DEFAULT '{new}')");
        String[] before = catalogOfUser();
        assertThat(failureOf(() -> manager(base, more).rollbackToVersion("1")))
                .message()
                .contains("column many of other has the default '{new}'::st[]")
                .contains("give it another one before")
                .doesNotContain("(values before)")
                .doesNotContain("PL/pgSQL");
        assertThat(catalogOfUser()).isEqualTo(before);
        database.execute("ALTER TABLE other ALTER many DROP DEFAULT");
        manager(base, more).rollbackToVersion("1");
    }

    @Test
    void inJavaEachCallIsForItself() {
        manager(base, more).migrateToLatest();
        database.execute("ALTER TABLE o ADD COLUMN r st, ALTER COLUMN r SET DEFAULT 'new'");
        assertThat(failureOf(() -> manager(
                                base,
                                more,
                                new Coded(
                                        "3",
                                        db -> db.schema()
                                                .alterColumn(
                                                        "o",
                                                        now -> now.enumeration("s", FEWER)
                                                                .notNull())))
                        .migrateToLatest()))
                .message()
                .contains("column r of o has the default 'new'::st");
    }

    @Test
    void theColumnWhoseRowsHaveAValueThatGoesIsNamed() {
        manager(base, more).migrateToLatest();
        database.execute("CREATE TABLE other (id INT, many st[])");
        database.execute("INSERT INTO other VALUES (1, '{a,new}')");
        List<String> before = List.of(catalogOfUser());
        assertThat(failureOf(() -> manager(base, more).rollbackToVersion("1")))
                .message()
                .contains("column many of other has a value that is to go: invalid input value for enum st: \"new\"")
                .doesNotContain("PL/pgSQL");
        assertThat(List.of(catalogOfUser())).isEqualTo(before);
    }
}
