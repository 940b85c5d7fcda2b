package io.mockloop.migrations.engine.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.schema.EnumType;
import io.mockloop.migrations.schema.Schema;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Other values of an enum type, or another enum type. */
@OnEachDatabase
class EnumChangeTests extends ContractTests {

    private static final EnumType FEWER = EnumType.of("st", "a", "b", "it's \\ $values$");
    private static final EnumType MORE = EnumType.of("st", "a", "new", "b", "it's \\ $values$");
    private static final EnumType WITHOUT_B = EnumType.of("st", "a", "it's \\ $values$");
    private static final EnumType OTHER = EnumType.of("other", "a", "b", "it's \\ $values$");

    private final Changing base = new Changing("1", schema -> {
        schema.createEnum(FEWER);
        schema.createTable("o", table -> {
            table.integer("id").notNull();
            table.enumeration("s", FEWER).notNull().defaultTo("a");
            table.enumeration("r", FEWER).defaultTo("b");
            table.index("s");
        });
    });

    EnumChangeTests(TestDatabase server) {
        super(server);
    }

    private void base() {
        manager(base).migrateToLatest();
        database.execute("INSERT INTO o (id, s, r) VALUES (1, 'a', 'b'), (2, 'b', NULL)");
    }

    private static void alter(Schema schema, EnumType was, EnumType now) {
        schema.alterColumn(
                "o",
                of -> of.enumeration("s", was).notNull().defaultTo("a"),
                to -> to.enumeration("s", now).notNull().defaultTo("a"));
        schema.alterColumn(
                "o",
                of -> of.enumeration("r", was).defaultTo("b"),
                to -> to.enumeration("r", now).defaultTo("a"));
    }

    @Test
    void aValueMoreIsThereAtOnceAndGoesWithTheUndo() {
        base();
        String[] before = catalogOfUser();
        Changing changing = new Changing("2", schema -> {
            alter(schema, FEWER, MORE);
            schema.sql("INSERT INTO o (id, s, r) VALUES (3, 'new', 'new')", "DELETE FROM o WHERE id = 3");
        });
        manager(base, changing).migrateToLatest();
        assertThat(database.rows("SELECT id FROM o WHERE s = 'new' AND r = 'new'"))
                .containsExactly("3");
        database.execute("INSERT INTO o (id) VALUES (4)");
        assertThat(database.rows("SELECT s, r FROM o WHERE id = 4")).containsExactly("a|a");
        database.execute("DELETE FROM o WHERE id = 4");
        // by what was stored with its row
        manager(base).rollbackToVersion("1");
        assertThat(catalogOfUser()).isEqualTo(before);
        assertThat(database.rows("SELECT id, s, r FROM o ORDER BY id")).containsExactly("1|a|b", "2|b|null");
    }

    @Test
    void aValueMoreThatIsTheDefaultOfAllColumnsGoesWithTheUndo() {
        base();
        String[] before = catalogOfUser();
        Changing changing = new Changing("2", schema -> {
            for (String column : List.of("s", "r")) {
                schema.alterColumn(
                        "o",
                        of -> column.equals("s")
                                ? of.enumeration("s", FEWER).notNull().defaultTo("a")
                                : of.enumeration("r", FEWER).defaultTo("b"),
                        to -> to.enumeration(column, MORE).notNull().defaultTo("new"));
            }
            schema.addColumn("o", column -> column.enumeration("added", MORE).defaultTo("new"));
        });
        database.execute("DELETE FROM o WHERE r IS NULL");
        manager(base, changing).migrateToLatest();
        database.execute("INSERT INTO o (id) VALUES (4)");
        assertThat(database.rows("SELECT s, r, added FROM o WHERE id = 4")).containsExactly("new|new|new");
        database.execute("DELETE FROM o WHERE id = 4");
        manager(base).rollbackToVersion("1");
        assertThat(catalogOfUser()).isEqualTo(before);
        database.execute("INSERT INTO o (id) VALUES (4)");
        assertThat(database.rows("SELECT id, s, r FROM o ORDER BY id")).containsExactly("1|a|b", "4|a|b");
    }

    @Test
    void aValueThatRowsHaveIsNotRemoved() {
        base();
        String[] before = catalogOfUser();
        assertThat(failureOf(() -> manager(base, new Changing("2", schema -> alter(schema, FEWER, WITHOUT_B)))
                        .migrateToLatest()))
                .message()
                .containsIgnoringCase("nothing of it is left");
        assertThat(catalogOfUser()).isEqualTo(before);
        assertThat(database.rows("SELECT id, s, r FROM o ORDER BY id")).containsExactly("1|a|b", "2|b|null");
    }

    @Test
    void anotherTypeTakesThePlaceOfOne() {
        base();
        String[] before = catalogOfUser();
        Changing changing = new Changing("2", schema -> {
            schema.createEnum(OTHER);
            alter(schema, FEWER, OTHER);
            schema.dropEnum(FEWER);
        });
        manager(base, changing).migrateToLatest();
        assertThat(database.rows("SELECT id, s, r FROM o ORDER BY id")).containsExactly("1|a|b", "2|b|null");
        manager(base, changing).rollbackToVersion("1");
        assertThat(catalogOfUser()).isEqualTo(before);
    }
}
