package io.mockloop.migrations.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mockloop.migrations.ReversibleMigration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SchemaChangeValueTests {

    private static List<SchemaChange> written(Consumer<Schema> by) {
        List<SchemaChange> changes = new ArrayList<>();
        by.accept(changes::add);
        return changes;
    }

    private static List<String> texts(Consumer<Schema> by) {
        return written(by).stream().map(Object::toString).toList();
    }

    @Test
    void aTableIsSaidInWordsThatAChecksumCanBeOver() {
        assertThat(texts(schema -> schema.createTable("billing.invoices", table -> {
                    table.identity("id");
                    table.varchar("code", 20).notNull().unique();
                    table.decimal("total", 10, 2).notNull().defaultTo(0).check("total >= 0");
                    table.bigint("customer_id").references("customers", "id", ReferentialAction.SET_NULL);
                    table.enumeration("state", EnumType.of("invoice_state", "open", "paid"))
                            .defaultTo("open");
                    table.timestamp("at").defaultNow();
                    table.text("note").defaultExpression("upper('x')");
                    table.index("customer_id");
                })))
                .containsExactly("create table billing.invoices (id identity, code varchar(20) not null,"
                        + " total decimal(10, 2) not null default 0, customer_id bigint,"
                        + " state enum invoice_state [open, paid] default 'open', at timestamp default now,"
                        + " note text default (upper('x')), unique (code), ck_…_total check (total >= 0),"
                        + " foreign key (customer_id) references customers (id) on delete set null,"
                        + " index on billing.invoices (customer_id))");
    }

    @Test
    void whatIsSaidOfAColumnAddsUpWhicheverOfItsValuesItIsSaidTo() {
        assertThat(texts(schema -> {
                    schema.createTable("t", table -> {
                        Column a = table.varchar("a", 10);
                        a.notNull();
                        a.unique();
                    });
                    schema.addColumn("t", columns -> {
                        Column b = columns.bigint("b");
                        b.notNull();
                        b.defaultTo(1);
                        return b;
                    });
                }))
                .containsExactly(
                        "create table t (a varchar(10) not null, unique (a))",
                        "add column b bigint not null default 1 to t");
    }

    @Test
    void whatADeletionDoesIsSaidBehindWhatIsReferredTo() {
        assertThat(texts(schema -> schema.addColumn(
                        "t",
                        column -> column.bigint("b")
                                .references("u", "id")
                                .onDelete(ReferentialAction.CASCADE)
                                .onUpdate(ReferentialAction.RESTRICT)
                                .notNull())))
                .containsExactly(
                        "add column b bigint not null to t",
                        "add foreign key (b) references u (id) on delete cascade on update restrict to t");
        assertThatThrownBy(() -> texts(schema -> schema.addColumn(
                        "t", column -> column.bigint("b").unique().onDelete(ReferentialAction.CASCADE))))
                .hasMessage("The column b refers to no other yet: write references before onDelete or onUpdate.");
    }

    @Test
    void anIndexOfATableSaysAllThatItCan() {
        assertThat(texts(schema -> schema.createTable("t", table -> {
                    table.text("a");
                    table.index(Index.on("t", "a").named("ix").descending("a").unique());
                })))
                .containsExactly("create table t (a text, unique index ix on t (a descending))");
        assertThatThrownBy(() -> texts(schema -> schema.createTable("t", table -> {
                    table.text("a");
                    table.index(Index.on("u", "a"));
                })))
                .hasMessage("The index on u (a) is none of the table t.");
    }

    @Test
    void everyChangeThatKnowsItsInverseIsItsInversesInverse() {
        List<SchemaChange> changes = written(schema -> {
            schema.createTable("t", table -> table.text("a"));
            schema.renameTable("t", "u");
            schema.addColumn("u", column -> column.bigint("b").references("v", "id"));
            schema.renameColumn("u", "b", "c");
            schema.alterColumn(
                    "u", was -> was.text("a"), now -> now.varchar("a", 9).notNull());
            schema.setNotNull("u", "c");
            schema.createIndex(Index.on("u", "a", "c").descending("c").unique().where("c > 0"));
            schema.addPrimaryKey("u", "a");
            schema.addUnique("u", "c");
            schema.addCheck("u", "ck", "c > 0");
            schema.createEnum(EnumType.of("e", "x"));
            schema.sql("VACUUM", "ANALYZE");
        });
        assertThat(changes).hasSize(13).allSatisfy(change -> {
            SchemaChange inverse = change.inverse().orElseThrow();
            assertThat(inverse).isNotEqualTo(change);
            assertThat(inverse.inverse()).contains(change);
        });
    }

    @Test
    void whatDoesNotSayWhatWasThereHasNoInverseAndSaysWhatItLacks() {
        List<SchemaChange> changes = written(schema -> {
            schema.dropTable("t");
            schema.dropColumn("t", "a");
            schema.alterColumn("t", now -> now.text("a"));
            schema.dropIndex("t", "i");
            schema.dropConstraint("t", "c");
            schema.sql("VACUUM");
        });
        assertThat(changes).hasSize(6).allSatisfy(change -> {
            assertThat(change.inverse()).isEmpty();
            assertThat(change.lacks()).startsWith("say what ");
        });
    }

    @Test
    void aColumnThatIsDroppedWithItsKeysComesBackWithThem() {
        assertThat(texts(schema -> schema.dropColumn(
                        "logs", column -> column.bigint("server_id").notNull().references("servers", "id"))))
                .containsExactly(
                        "drop constraint foreign key (server_id) references servers (id) of logs",
                        "drop column server_id bigint not null of logs");
    }

    @Test
    void whatCannotBeIsRefusedAsItIsWritten() {
        refused(schema -> schema.createTable("t", table -> {}), "The table t names no column.");
        refused(
                schema -> schema.createTable("t", table -> {
                    table.text("a");
                    table.text("a");
                }),
                "The table t names the column a twice.");
        refused(
                schema -> schema.createTable("t", table -> {
                    table.identity("id");
                    table.text("a").primaryKey();
                }),
                "The table t has 2 primary keys: id, (a).");
        refused(
                schema -> schema.createTable("t", table -> {
                    table.text("a");
                    table.unique("b");
                }),
                "The table t has no column b, which one of its keys or indexes names; it has (a).");
        refused(schema -> schema.createTable("", table -> table.text("a")), "The name of a table is empty.");
        refused(schema -> schema.addColumn("t", column -> column.varchar("a", 0)), "varchar(0) holds no character.");
        refused(
                schema -> schema.addColumn("t", column -> column.decimal("a", 2, 3)),
                "decimal(2, 3) needs at least one digit, and no more of them behind the point than in all.");
        refused(
                schema -> schema.alterColumn("t", was -> was.text("a"), now -> now.text("b")),
                "alterColumn changes one column, and these are a and b; renameColumn gives another name.");
        refused(
                schema -> schema.addColumn("t", column -> column.identity("a").defaultTo(1)),
                "The column a is an identity, whose values the database gives; it takes no default.");
        refused(
                schema -> schema.createIndex(Index.on("t", "a").descending("b")),
                "An index of t on (a) cannot descend by b, which isn't among them.");
        refused(
                schema -> schema.addForeignKey("t", ForeignKey.from("a", "b").to("u", "id")),
                "A foreign key from (a, b) to (id) has not as many columns on both sides.");
        refused(schema -> schema.createEnum(EnumType.of("e")), "The enum type e has no value.");
    }

    private static void refused(Consumer<Schema> change, String why) {
        assertThatThrownBy(() -> written(change))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }

    @Test
    void theChecksumIsOverTheChangesAndNothingElse() {
        String checksum = new Named("a").checksum();
        assertThat(checksum)
                .isEqualTo("sha256:ba0cf23e525c375896c224dad5217b72e205eee2a26cdda1b8de325025f6929a")
                .isEqualTo(new Named("a").checksum())
                .isNotEqualTo(new Named("b").checksum());
    }

    private static final class Named extends ReversibleMigration {

        private final String column;

        Named(String column) {
            this.column = column;
        }

        @Override
        protected void change(Schema schema) {
            schema.addColumn("t", each -> each.text(column));
        }
    }
}
