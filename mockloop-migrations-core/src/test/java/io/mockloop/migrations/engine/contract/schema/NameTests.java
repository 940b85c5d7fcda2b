package io.mockloop.migrations.engine.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.schema.Constraint;
import io.mockloop.migrations.schema.EnumType;
import io.mockloop.migrations.schema.ForeignKey;
import io.mockloop.migrations.schema.Index;
import io.mockloop.migrations.schema.Schema;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any text is a name, in each change, as far as the database takes it. */
@OnEachDatabase
class NameTests extends ContractTests {

    private static final String EMOJI = "a\uD83D\uDE00b";

    private final TestDatabase server;

    NameTests(TestDatabase server) {
        super(server);
        this.server = server;
    }

    /** Each change, with a name and others that are as long; those of one kind of thing must differ. */
    private static void change(Schema schema, String inSchema, String name) {
        String table = inSchema + name;
        String rest = name.substring(0, name.offsetByCodePoints(name.length(), -1));
        // its primary key has a longer one
        String other = inSchema + "x" + rest.substring(0, Math.min(rest.length(), 50));
        EnumType type = EnumType.of(inSchema + "w" + rest, name, "a");
        schema.createEnum(type);
        schema.createTable(table, columns -> {
            columns.bigint(name).notNull();
            columns.varchar("v" + rest, 90).defaultTo(name);
            columns.enumeration("w" + rest, type).notNull().defaultTo(name);
            columns.integer("number");
        });
        schema.createTable(other, columns -> {
            columns.identity("id");
            columns.bigint(name);
        });
        schema.addConstraint(table, Constraint.primaryKey(name).named("y" + rest));
        schema.addForeignKey(other, ForeignKey.from(name).to(table, name).named(name));
        schema.addColumn(table, column -> column.varchar("added", 20));
        schema.renameColumn(table, "added", "x" + rest);
        schema.alterColumn(
                table,
                was -> was.varchar("x" + rest, 20),
                now -> now.varchar("x" + rest, 95).defaultTo(name));
        schema.setNotNull(table, "x" + rest);
        schema.createIndex(Index.on(table, "x" + rest, name).named("z" + rest));
        schema.addConstraint(table, Constraint.unique("x" + rest).named("u" + rest));
        schema.addCheck(table, "c" + rest, "number > 0");
        schema.dropConstraint(other, ForeignKey.from(name).to(table, name).named(name));
        schema.dropColumn(other, column -> column.bigint(name));
        schema.renameTable(other, "o" + rest);
    }

    private void isTaken(String inSchema, String name) {
        Changing changing = new Changing("1", schema -> change(schema, inSchema, name));
        MigrationManager manager = manager(changing);
        List<String> before = everything();
        manager.migrateToLatest();
        assertThat(everything()).isNotEqualTo(before);
        manager().rollbackToVersion("none");
        assertThat(everything()).isEqualTo(before);
    }

    private List<String> everything() {
        return List.of(catalogOfUser());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select",
                "ORDER",
                "Upper Case",
                "it's",
                "a\"b",
                "a`b",
                "a\\b",
                "[a]",
                "100%",
                "?",
                "{d}",
                "${name}",
                ":name",
                "ünïcödé",
                "t; DROP TABLE x;--",
                "/* a */",
                "12",
                "two\nlines"
            })
    void isTakenAsItIs(String name) {
        isTaken("", name);
    }

    @Test
    void anEmojiIsTakenOrRefusedWithASentence() {
        if (takesEmoji()) {
            isTaken("", EMOJI);
            return;
        }
        assertThat(refusal(EMOJI))
                .hasMessageContaining(
                        "%s takes no name with a character beyond U+FFFF, such as an emoji, or a space at the end: '%s'",
                        server.kind().displayName(), EMOJI);
    }

    private boolean takesEmoji() {
        return server.kind() == Database.SQLITE || server.kind() == Database.POSTGRESQL;
    }

    @Test
    void theLongestNameIsTakenAndALongerOneIsRefusedBeforeAnythingRuns() {
        int most = switch (server.kind()) {
            case SQLITE -> 500;
            case POSTGRESQL -> 63;
            case MYSQL, MARIADB -> 64;
        };
        isTaken("", "n".repeat(most));
        if (server.kind() != Database.SQLITE) {
            String longer = "n".repeat(most + 1);
            assertThat(refusal(longer)).hasMessageContaining("'%s' has %d. Give it a shorter one.", longer, most + 1);
        }
    }

    /** A predictable name of its key would be too long. */
    @Test
    void theKeyOfAnIdentityHasANameThatIsGiven() {
        String table = "n".repeat(63);
        Changing changing = new Changing("1", schema -> {
            schema.createTable(table, columns -> {
                columns.identity("id").primaryKey("its key");
                columns.varchar("code", 10);
            });
            schema.createTable("other", columns -> {
                columns.varchar("code", 10).primaryKey("pk of code");
                columns.integer("id");
            });
        });
        List<String> before = everything();
        manager(changing).migrateToLatest();
        database.execute("INSERT INTO " + table + " (code) VALUES ('x')");
        assertThat(database.rows("SELECT id FROM " + table)).containsExactly("1");
        if (server.kind() == Database.POSTGRESQL) {
            assertThat(database.rows("SELECT conname FROM pg_constraint WHERE contype = 'p' ORDER BY 1"))
                    .contains("its key", "pk of code");
        }
        manager().rollbackToVersion("none");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void theKeyOfAnIdentityThatIsDroppedComesBackByItsName() {
        Changing base = new Changing(
                "1",
                schema -> schema.createTable("t", columns -> {
                    columns.identity("id").primaryKey("its key");
                    columns.integer("n");
                }));
        manager(base).migrateToLatest();
        List<String> before = everything();
        manager(
                        base,
                        new Changing(
                                "2",
                                schema -> schema.dropTable("t", columns -> {
                                    columns.identity("id").primaryKey("its key");
                                    columns.integer("n");
                                })))
                .migrateToLatest();
        manager(base).rollbackToVersion("1");
        assertThat(everything()).isEqualTo(before);
        assertThat(new Changing(
                                "3",
                                schema -> schema.addColumn(
                                        "t", column -> column.identity("id").primaryKey("k")))
                        .changes())
                .hasToString("[add column id identity k primary key (id) to t]");
    }

    private MigrationException refusal(String name) {
        List<String> before = everything();
        MigrationException refusal = failureOf(() -> manager(new Changing("1", schema -> {
                    schema.createTable("before_it", table -> table.integer("a"));
                    schema.createTable(name, table -> table.integer("a"));
                }))
                .migrateToLatest());
        assertThat(refusal.code()).isEqualTo("INVALID_CHANGE");
        assertThat(everything()).isEqualTo(before);
        return refusal;
    }

    /** On MySQL and MariaDB a schema is another database of the server. */
    @Test
    void anotherSchemaIsNamedWithADot() {
        if (server.kind() == Database.SQLITE) {
            return;
        }
        if (server.kind() == Database.POSTGRESQL) {
            database.execute("CREATE SCHEMA \"it's\"");
            isTaken("it's.", "a\"b");
            return;
        }
        try (FreshDatabase elsewhere = server.newDatabase()) {
            String name = elsewhere.rows("SELECT DATABASE()").get(0);
            List<String> before = elsewhere.catalog();
            Changing changing = new Changing("1", schema -> change(schema, name + ".", "a`b"));
            manager(changing).migrateToLatest();
            List<String> after = new ArrayList<>(elsewhere.catalog());
            assertThat(after).anyMatch(line -> line.startsWith("column a`b | xa` | varchar(95) | not null"));
            manager().rollbackToVersion("none");
            assertThat(elsewhere.catalog()).isEqualTo(before);
        }
    }

    @Test
    void aRenamedTableStaysInItsSchema() {
        String schema = server.kind() == Database.POSTGRESQL
                ? "public"
                : server.kind() == Database.SQLITE
                        ? "main"
                        : database.rows("SELECT DATABASE()").get(0);
        manager(new Changing("1", change -> {
                    change.createTable(schema + ".old", table -> table.integer("id"));
                    change.renameTable(schema + ".old", schema + ".new one");
                }))
                .migrateToLatest();
        assertThat(database.catalog()).anyMatch(line -> line.startsWith("table new one"));
        assertThat(failureOf(() -> manager(new Changing("2", change -> change.renameTable("new one", "other.new")))
                        .plan()))
                .hasMessageContaining("able new one cannot become other.new: renaming leaves it in its schema.");
    }
}
