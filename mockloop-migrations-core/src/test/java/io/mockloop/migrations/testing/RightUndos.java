package io.mockloop.migrations.testing;

import io.mockloop.migrations.Migration;
import io.mockloop.migrations.ReversibleMigration;
import io.mockloop.migrations.schema.Column;
import io.mockloop.migrations.schema.Columns;
import io.mockloop.migrations.schema.Constraint;
import io.mockloop.migrations.schema.EnumType;
import io.mockloop.migrations.schema.ForeignKey;
import io.mockloop.migrations.schema.Index;
import io.mockloop.migrations.schema.ReferentialAction;
import io.mockloop.migrations.schema.Schema;
import io.mockloop.migrations.schema.SchemaChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Migrations of one change each, behind one another, whose undos are right. A change that leaves no values behind is
 * there in both directions: the second migration takes back what the first has done, and is undone by doing it again.
 */
final class RightUndos {

    private static final EnumType MOOD = EnumType.of("mood", "calm", "wild");

    private static final List<TypedColumn> TYPES = List.of(
            Columns::smallint,
            Columns::integer,
            Columns::bigint,
            (columns, name) -> columns.decimal(name, 9, 2),
            Columns::doublePrecision,
            Columns::bool,
            (columns, name) -> columns.varchar(name, 30),
            (columns, name) -> columns.character(name, 4),
            Columns::text,
            Columns::json,
            Columns::binary,
            Columns::date,
            Columns::time,
            Columns::dateTime,
            Columns::timestamp,
            Columns::uuid);

    /** Writes a column of some type. */
    @FunctionalInterface
    private interface TypedColumn {
        Column of(Columns columns, String name);
    }

    private final boolean isOfMySql;
    private final List<Migration> all = new ArrayList<>();

    private RightUndos(boolean isOfMySql) {
        this.isOfMySql = isOfMySql;
    }

    /** From version 2 on, on the tables of {@link Trying}. */
    static List<Migration> of(boolean isOfMySql) {
        RightUndos undos = new RightUndos(isOfMySql);
        undos.tables();
        undos.columns();
        undos.indexes();
        undos.constraints();
        undos.names();
        undos.otherColumns();
        undos.statements();
        return undos.all;
    }

    private void up(Consumer<Schema> change) {
        List<SchemaChange> changes = new ArrayList<>();
        change.accept(changes::add);
        all.add(new OneChange(String.valueOf(all.size() + 2), changes));
    }

    private void upAndDown(Consumer<Schema> change) {
        up(change);
        List<SchemaChange> reversed = new ArrayList<>();
        ((ReversibleMigration) all.get(all.size() - 1))
                .changes()
                .forEach(each -> reversed.add(each.inverse().orElseThrow()));
        Collections.reverse(reversed);
        up(schema -> reversed.forEach(schema::apply));
    }

    private void tables() {
        for (int at = 0; at < TYPES.size(); at++) {
            TypedColumn type = TYPES.get(at);
            String name = "typed_" + at;
            up(schema -> schema.createTable(name, table -> {
                table.identity("id");
                type.of(table, "given").notNull();
                type.of(table, "some");
            }));
        }
        up(schema -> schema.createTable("keyed", table -> {
            table.integer("a").notNull();
            table.varchar("b", 20).notNull();
            table.integer("owner").references("owners", "id", ReferentialAction.CASCADE);
            table.primaryKey("b", "a").unique("a").check("keyed_a", "a < 1000").index("owner", "a");
        }));
        up(schema -> schema.createTable("plain", table -> {
            table.integer("a").notNull();
            table.integer("b").notNull().defaultTo(7);
            table.varchar("c", 30).notNull().defaultTo("it's");
            table.integer("d");
            table.decimal("e", 8, 2).notNull();
        }));
    }

    private void columns() {
        for (int at = 0; at < TYPES.size(); at++) {
            TypedColumn type = TYPES.get(at);
            String name = "added_" + at;
            up(schema -> schema.addColumn("numbered", column -> type.of(column, name)));
        }
        up(schema -> schema.addColumn(
                "keyed", column -> column.integer("n").notNull().defaultTo(3)));
        up(schema -> schema.addColumn(
                "keyed", column -> column.varchar("o", 9).defaultTo("it's").check("o <> 'no'")));
        up(schema -> schema.addColumn("keyed", column -> column.timestamp("at").defaultNow()));
    }

    private void indexes() {
        upAndDown(schema -> schema.createIndex("owners", "note"));
        upAndDown(schema -> schema.createIndex(Index.on("small", "b", "c").descending("c")));
        upAndDown(schema ->
                schema.createIndex(Index.on("owners", "id", "name").unique().named("Two of \"them\"")));
        upAndDown(schema -> schema.dropIndex(Index.on("owners", "name").named("owners_name")));
        if (!isOfMySql) {
            upAndDown(schema ->
                    schema.createIndex(Index.on("owners", "name").named("some").where("note IS NOT NULL")));
        }
    }

    private void constraints() {
        upAndDown(schema -> schema.addPrimaryKey("plain", "a"));
        upAndDown(schema -> schema.addUnique("plain", "a", "b"));
        upAndDown(schema -> schema.addCheck("plain", "plain_b", "b > -100"));
        upAndDown(schema -> schema.dropConstraint("small", Constraint.check("small_b", "b > 10")));
        for (ReferentialAction action : ReferentialAction.values()) {
            if (action != ReferentialAction.SET_DEFAULT) {
                upAndDown(schema -> schema.addForeignKey(
                        "plain",
                        ForeignKey.from("d")
                                .to("owners", "id")
                                .named("to_owner")
                                .onDelete(action)
                                .onUpdate(
                                        action == ReferentialAction.SET_NULL ? ReferentialAction.NO_ACTION : action)));
            }
        }
    }

    private void names() {
        upAndDown(schema -> schema.renameTable("small", "Little \"one\""));
        upAndDown(schema -> schema.renameColumn("small", "c", "Select"));
        upAndDown(schema -> schema.renameIndex("owners", "owners_name", "other_name"));
        upAndDown(schema -> {
            schema.renameTable("keyed", "kept");
            schema.renameColumn("kept", "n", "z");
        });
    }

    private void otherColumns() {
        upAndDown(schema -> schema.alterColumn(
                "plain",
                was -> was.integer("a").notNull(),
                now -> now.bigint("a").notNull()));
        upAndDown(schema -> schema.alterColumn(
                "plain",
                was -> was.varchar("c", 30).notNull().defaultTo("it's"),
                now -> now.varchar("c", 40).notNull().defaultTo("it's")));
        upAndDown(schema -> schema.alterColumn(
                "plain",
                was -> was.integer("b").notNull().defaultTo(7),
                now -> now.integer("b").notNull().defaultTo(8)));
        upAndDown(schema -> schema.alterColumn(
                "plain",
                was -> was.integer("b").notNull().defaultTo(7),
                now -> now.integer("b").notNull()));
        upAndDown(schema -> schema.alterColumn(
                "plain",
                was -> was.decimal("e", 8, 2).notNull(),
                now -> now.decimal("e", 10, 2).notNull()));
        up(schema -> schema.dropNotNull("plain", "e"));
        upAndDown(schema -> schema.createEnum(MOOD));
        up(schema -> {
            schema.createEnum(MOOD);
            schema.createTable("moods", table -> table.enumeration("mood", MOOD).notNull());
        });
    }

    private void statements() {
        for (String[] each : new String[][] {
            {"CREATE VIEW notes AS SELECT note FROM owners", "DROP VIEW notes"},
            {"DROP VIEW names", "CREATE VIEW names AS SELECT name FROM owners"},
            {"UPDATE small SET b = b + 1", "UPDATE small SET b = b - 1"},
            {"UPDATE plain SET d = -d", "UPDATE plain SET d = 0 - d"},
            {
                "INSERT INTO owners (id, name, note) VALUES (77, 'it''s', NULL)",
                "DELETE FROM owners WHERE id = 77 AND note IS NULL"
            },
            {"INSERT INTO numbered (id) VALUES (770)", "DELETE FROM numbered WHERE id = 770"},
            {"UPDATE owners SET name = upper(name)", "UPDATE owners SET name = lower(name)"},
            {"CREATE VIEW two AS SELECT o.name, s.c FROM owners o JOIN small s ON s.owner_id = o.id", "DROP VIEW two"},
        }) {
            upAndDown(schema -> schema.sql(each[0], each[1]));
        }
        up(schema -> schema.sql("CREATE TABLE copied AS SELECT * FROM owners", "DROP TABLE copied"));
    }

    /** What is told to it. */
    private static final class OneChange extends ReversibleMigration {

        private final String version;
        private final List<SchemaChange> changes;

        OneChange(String version, List<SchemaChange> changes) {
            this.version = version;
            this.changes = List.copyOf(changes);
        }

        @Override
        public String version() {
            return version;
        }

        @Override
        public String description() {
            return changes.toString();
        }

        @Override
        protected void change(Schema schema) {
            changes.forEach(schema::apply);
        }
    }
}
