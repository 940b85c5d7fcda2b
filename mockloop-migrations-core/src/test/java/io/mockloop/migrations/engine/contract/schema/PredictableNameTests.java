package io.mockloop.migrations.engine.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.schema.Constraint;
import io.mockloop.migrations.schema.ForeignKey;
import io.mockloop.migrations.schema.Index;
import io.mockloop.migrations.schema.Schema;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that follow from table and columns, and are those of something else. */
@OnEachDatabase
class PredictableNameTests extends ContractTests {

    private final TestDatabase server;

    PredictableNameTests(TestDatabase server) {
        super(server);
        this.server = server;
    }

    private static void tables(Schema schema) {
        schema.createTable("a", table -> {
            table.identity("id");
            table.integer("b");
            table.bigint("c");
            table.bigint("b_c");
            table.check("ck_a_taken", "b > 0");
        });
        schema.createTable("a_b", table -> {
            table.identity("id");
            table.bigint("c");
        });
    }

    private static final Map<String, Consumer<Schema>> TWICE = Map.of(
            "idx_a_b_c would be given twice, to 'index on a (b, c)' (line 1) and 'index on a_b (c)' (line 1)",
            schema -> {
                schema.createIndex("a", "b", "c");
                schema.createIndex("a_b", "c");
            },
            "idx_t_x_y would be given twice, to 'index on t (x_y)' (line 1) and 'unique index on t (x, y)' (line 1)",
            schema -> schema.createTable("t", table -> {
                table.integer("x");
                table.integer("y");
                table.integer("x_y");
                table.index("x_y");
                table.uniqueIndex("x", "y");
            }),
            "pk_a would be given twice, to 'primary key (id)' of a (line 1) and 'pk_a unique (c)' of a_b (line 1)",
            schema -> schema.addConstraint("a_b", Constraint.unique("c").named("pk_a")),
            "ck_t_x would be given twice, to 'ck_…_x check (x > 0)' of t (line 1) and 'ck_…_x check (x < 9)' of t",
            schema -> schema.createTable(
                    "t", table -> table.integer("x").check("x > 0").check("x < 9")),
            "fk_a_b_c would be given twice, to 'foreign key (b_c) references a (id)' of a (line 1) and 'foreign key (c)"
                    + " references a (id)' of a_b (line 1)",
            schema -> {
                schema.addForeignKey("a", ForeignKey.from("b_c").to("a", "id"));
                schema.addForeignKey("a_b", ForeignKey.from("c").to("a", "id"));
            },
            "uq_a_b_c would be given twice, to 'unique (b, c)' of a (line 1) and 'uq_a_b_c unique (c)' of a_b (line 1)",
            schema -> {
                schema.addUnique("a", "b", "c");
                schema.addConstraint("a_b", Constraint.unique("c").named("uq_a_b_c"));
            });

    @Test
    void twoThatWouldHaveOneNameAreRefusedBeforeAnythingIsRun() {
        TWICE.forEach((named, changes) -> {
            MigrationException refusal = failureOf(() -> manager(new Changing("1", schema -> {
                        tables(schema);
                        changes.accept(schema);
                    }))
                    .migrateToLatest());
            assertThat(refusal.code()).isEqualTo("INVALID_CHANGE");
            assertThat(String.valueOf(refusal.getMessage()).replaceAll("line \\d+", "line 1"))
                    .contains("the name " + named)
                    .contains("-> Give one of them a name of its own, with named(\"…\").");
        });
        assertThat(List.of(catalogOfUser())).noneMatch(line -> line.startsWith("table"));
    }

    @Test
    void aNameThatIsFreeAgainIsTaken() {
        Changing changing =
                new Changing("1", schema -> {
                    tables(schema);
                    schema.createIndex("a", "b", "c");
                    schema.createIndex(Index.on("a", "b", "c").ifNotExists());
                    schema.dropIndex(Index.on("a", "b", "c"));
                    schema.createIndex("a_b", "c");
                    schema.createIndex(Index.on("a", "b_c").named("other"));
                    schema.renameIndex("a_b", "idx_a_b_c", "moved");
                    schema.createIndex("a", "b_c");
                    schema.renameTable("a", "n");
                    schema.dropTable("n");
                    schema.createTable("a", table -> {
                        table.integer("b_c");
                        table.index("b_c");
                    });
                }) {
                    @Override
                    public boolean reversible() {
                        return false;
                    }
                };
        manager(changing).migrateToLatest();
        assertThat(List.of(catalogOfUser())).anyMatch(line -> line.contains("idx_a_b_c"));
    }

    private void isTaken(String name, Consumer<Schema> change) {
        MigrationException failure =
                failureOf(() -> manager(new Changing("1", PredictableNameTests::tables), new Changing("2", change))
                        .migrateToLatest());
        assertThat(failure)
                .message()
                .contains(": the name " + name + " is taken. Give what is made here another one, with named(\"…\")");
    }

    @Test
    void soItIsInJava() {
        manager(new Changing("1", PredictableNameTests::tables)).migrateToLatest();
        database.execute("CREATE INDEX idx_a_b_c ON a (b)");
        assertThat(failureOf(() -> manager(
                                new Changing("1", PredictableNameTests::tables),
                                new Coded("3", db -> db.schema().createIndex("a", "b_c")))
                        .migrateToLatest()))
                .message()
                .contains(": the name idx_a_b_c is taken. Give what is made here another one, with named(\"…\")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"idx_a_b_c", "uq_a_b_c", "fk_a_b_c", "ck_a_b"})
    void oneThatSomethingInTheDatabaseHasIsNamedWithWhatToDo(String name) {
        manager(new Changing("1", PredictableNameTests::tables)).migrateToLatest();
        boolean isOfSqlite = server.kind() == Database.SQLITE;
        switch (name) {
            case "idx_a_b_c" -> {
                database.execute("CREATE INDEX idx_a_b_c ON a (b)");
                isTaken(name, schema -> schema.createIndex("a", "b", "c"));
                isTaken(name, schema -> schema.createIndex("a", "b_c"));
            }
            case "uq_a_b_c" -> {
                if (!isOfSqlite) { // where nothing else is looked at for the name of a constraint
                    database.execute("ALTER TABLE a ADD CONSTRAINT uq_a_b_c UNIQUE (b)");
                    isTaken(name, schema -> schema.addUnique("a", "b", "c"));
                }
            }
            case "fk_a_b_c" -> {
                if (!isOfSqlite) {
                    database.execute("ALTER TABLE a ADD CONSTRAINT fk_a_b_c FOREIGN KEY (c) REFERENCES a (id)");
                    isTaken(
                            name,
                            schema -> schema.addForeignKey(
                                    "a", ForeignKey.from("b", "c").to("a", "b", "id")));
                }
            }
            default -> {
                if (!isOfSqlite) {
                    database.execute("ALTER TABLE a ADD CONSTRAINT ck_a_b CHECK (c > 0)");
                    isTaken(name, schema -> schema.addCheck("a", "ck_a_b", "b < 9"));
                }
            }
        }
    }
}
