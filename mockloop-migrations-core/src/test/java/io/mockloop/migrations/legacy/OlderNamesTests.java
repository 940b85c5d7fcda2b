package io.mockloop.migrations.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The helpers by their older names, each on its own database alone. */
@OnEachDatabase
class OlderNamesTests extends ContractTests {

    private static final Map<String, Coded.Work> HELPERS = Map.of(
            "SqliteMigration.recreateTableWithoutColumn",
            db -> SqliteMigration.recreateTableWithoutColumn(db, "servers", "note"),
            "PostgreSqlMigration.createEnum",
            db -> PostgreSqlMigration.createEnum(db, "color", "red", "it's"),
            "PostgreSqlMigration.addColumnWithDefault",
            db -> PostgreSqlMigration.addColumnWithDefault(db, "servers", "Own key", "uuid", "gen_random_uuid()"),
            "MySqlMigration.modifyColumn",
            db -> MySqlMigration.modifyColumn(db, "servers", "note", "VARCHAR(50) DEFAULT 'x'"),
            "MySqlMigration.addIndexIfNotExists",
            db -> MySqlMigration.addIndexIfNotExists(db, "servers", "idx_note", "note"));

    private final Database kind;

    OlderNamesTests(TestDatabase server) {
        super(server);
        this.kind = server.kind();
    }

    private Set<String> own() {
        return switch (kind) {
            case SQLITE -> Set.of("SqliteMigration.recreateTableWithoutColumn");
            case POSTGRESQL -> Set.of("PostgreSqlMigration.createEnum", "PostgreSqlMigration.addColumnWithDefault");
            case MYSQL, MARIADB -> Set.of("MySqlMigration.modifyColumn", "MySqlMigration.addIndexIfNotExists");
        };
    }

    private void base() {
        folder.with("V1__servers.sql", """
                CREATE TABLE servers (id INT NOT NULL PRIMARY KEY, note VARCHAR(20) NOT NULL);
                INSERT INTO servers VALUES (1, 'a'), (2, 'b');
                """);
        manager().migrateToLatest();
    }

    private void run(Coded.Work work) {
        Migration migration = new Coded("2", work).irreversible().withoutTransaction();
        manager(migration).migrateToLatest();
    }

    @Test
    void eachDoesItsWorkOnItsOwnDatabase() {
        base();
        run(db -> {
            for (Map.Entry<String, Coded.Work> helper : HELPERS.entrySet()) {
                if (own().contains(helper.getKey())) {
                    helper.getValue().on(db);
                }
            }
        });
        List<String> catalog = List.of(catalogOfUser());
        switch (kind) {
            case SQLITE -> assertThat(catalog).noneMatch(line -> line.startsWith("column servers | note"));
            case POSTGRESQL -> {
                assertThat(catalog).anyMatch(line -> line.contains("color") && line.contains("red,it's"));
                assertThat(database.rows("SELECT count(DISTINCT \"Own key\") FROM servers"))
                        .containsExactly("2");
                database.execute("INSERT INTO servers (id, note) VALUES (3, 'c')");
                assertThat(database.rows("SELECT count(\"Own key\") FROM servers"))
                        .containsExactly("3");
            }
            case MYSQL, MARIADB -> {
                assertThat(catalog)
                        .anyMatch(line -> line.startsWith("column servers | note | varchar(50) | not null | default "));
                assertThat(catalog).anyMatch(line -> line.startsWith("index servers | idx_note | "));
            }
        }
    }

    @Test
    void eachSaysOfAnotherDatabaseThatItIsNotForIt() {
        base();
        List<String> before = List.of(catalogOfUser());
        HELPERS.forEach((name, helper) -> {
            if (!own().contains(name)) {
                assertThat(failureOf(() -> run(helper)))
                        .hasMessageContaining(name + " is not for " + kind.displayName())
                        .hasMessageContaining("On each database there is db.schema().");
                assertThat(catalogOfUser()).containsExactlyElementsOf(before);
            }
        });
    }
}
