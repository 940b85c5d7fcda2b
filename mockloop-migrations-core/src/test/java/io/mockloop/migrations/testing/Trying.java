package io.mockloop.migrations.testing;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/** Tables whose second migration is tested, by the server's administrator, who may create databases. */
abstract class Trying extends ContractTests {

    static final String SMALL =
            "id INT NOT NULL PRIMARY KEY, a VARCHAR(10) DEFAULT 'x' NOT NULL, b INT, c VARCHAR(9) NOT NULL"
                    + ", owner_id INT, CONSTRAINT small_b CHECK (b > 10), CONSTRAINT small_c UNIQUE (c)"
                    + ", CONSTRAINT small_owner FOREIGN KEY (owner_id) REFERENCES owners (id) ON DELETE CASCADE";

    private static final String NOTHING = "UPDATE owners SET id = id;";

    /** One for many tests: to make a database takes longer than all else. */
    @AutoClose
    final FreshDatabase scratch;

    Trying(TestDatabase server) {
        super(server);
        scratch = server.newDatabase();
    }

    @BeforeEach
    void tables() {
        folder.with("V1__tables.sql", """
                CREATE TABLE owners (id INT NOT NULL PRIMARY KEY, name VARCHAR(50) NOT NULL, note VARCHAR(20));
                CREATE INDEX owners_name ON owners (name);
                CREATE TABLE small (%s);
                CREATE VIEW names AS SELECT name FROM owners;
                CREATE TABLE numbered (id %s, "n ""q" VARCHAR(9));
                """.replace('"', isOfMySql() ? '`' : '"').formatted(SMALL, numbers()));
    }

    private String numbers() {
        return switch (database.kind()) {
            case SQLITE -> "INTEGER PRIMARY KEY AUTOINCREMENT";
            case POSTGRESQL -> "SERIAL PRIMARY KEY";
            case MYSQL, MARIADB -> "INT AUTO_INCREMENT PRIMARY KEY";
        };
    }

    final boolean isOfMySql() {
        return That.IS_OF_MYSQL.isTrueOf(database);
    }

    final boolean is(Database kind) {
        return database.kind() == kind;
    }

    final MigrationManagerBuilder ofAdmin() {
        return MigrationManagerBuilder.forDataSource(database.admins()).locations(folder.location());
    }

    final MigrationTester tester() {
        return MigrationTester.of(ofAdmin());
    }

    /** An empty text does nothing. */
    final TestResult second(String up, String down) {
        folder.with("V2__second.sql", up.isEmpty() ? NOTHING : up)
                .with("U2__second.sql", down.isEmpty() ? NOTHING : down);
        return tester().on(scratch.admins()).test("2");
    }

    final String dropIndex() {
        return "DROP INDEX owners_name" + (isOfMySql() ? " ON owners;" : ";");
    }

    /** Makes the table anew with its rows. */
    static String rebuilt(String columns) {
        return "CREATE TABLE kept AS SELECT * FROM small;\nDROP TABLE small;\nCREATE TABLE small (" + columns
                + ");\nINSERT INTO small (id, a, b, c, owner_id) SELECT id, a, b, c, owner_id FROM kept;\nDROP TABLE kept;";
    }
}
