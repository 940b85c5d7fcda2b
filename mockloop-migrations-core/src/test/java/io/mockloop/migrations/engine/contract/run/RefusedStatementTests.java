package io.mockloop.migrations.engine.contract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where each change of the schema is committed by itself, a first one that is refused needs nothing but a correction.
 */
@OnEachDatabase(that = That.COMMITS_SCHEMA_CHANGES)
class RefusedStatementTests extends ContractTests {

    private static final List<String> REFUSED = List.of(
            "ALTER TABLE missing ADD COLUMN b INT",
            "ALTER TABLE nowhere.a ADD COLUMN b INT",
            "ALTER TABLE a ADD COLUMN b INTT",
            "ALTER TABLE a ADD COLUMN id INT",
            "ALTER TABLE a ADD COLUMN b INT, ADD COLUMN b INT",
            "ALTER TABLE a ADD COLUMN b INT DEFAULT 'x'",
            "ALTER TABLE a ADD COLUMN b VARCHAR(70000)",
            "ALTER TABLE a ADD COLUMN b INT, DROP COLUMN missing",
            "ALTER TABLE a ADD COLUMN b INT, DROP INDEX missing",
            "ALTER TABLE a MODIFY COLUMN missing INT",
            "ALTER TABLE a RENAME COLUMN missing TO b",
            "ALTER TABLE a RENAME TO other",
            "ALTER TABLE a ADD COLUMN b INT, RENAME TO other",
            "ALTER TABLE a ADD COLUMN b INT, MODIFY COLUMN n INT NOT NULL",
            "ALTER TABLE a ADD COLUMN b INT, MODIFY COLUMN name VARCHAR(2)",
            "ALTER TABLE a ADD COLUMN b INT, MODIFY COLUMN name INT",
            "ALTER TABLE a ADD COLUMN b INT, MODIFY COLUMN name DATE",
            "ALTER TABLE a ADD COLUMN b INT, MODIFY COLUMN name ENUM('x')",
            "ALTER TABLE a ADD COLUMN b INT, MODIFY COLUMN id TINYINT NOT NULL",
            "ALTER TABLE a ADD COLUMN b INT, ADD UNIQUE (name)",
            "ALTER TABLE a ADD COLUMN b INT, ADD UNIQUE (missing)",
            "ALTER TABLE a ADD COLUMN b INT, ADD PRIMARY KEY (n)",
            "ALTER TABLE a ADD COLUMN b INT, ADD CONSTRAINT ck CHECK (id > 1000)",
            "ALTER TABLE a ADD COLUMN b INT, ADD CONSTRAINT fk FOREIGN KEY (n) REFERENCES missing (id)",
            "ALTER TABLE a ADD COLUMN b INT, ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES other (id)",
            "ALTER TABLE a ADD COLUMN b INT, ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES other (name)",
            "CREATE INDEX i ON missing (id)",
            "CREATE INDEX i ON a (missing)",
            "CREATE INDEX there ON a (id)",
            "CREATE UNIQUE INDEX i ON a (name)",
            "DROP INDEX missing ON a",
            "CREATE TABLE other (id INT)",
            "CREATE TABLE t (id INT, id INT)",
            "CREATE TABLE t (id INTT)",
            "CREATE TABLE t (id INT, KEY (missing))",
            "CREATE TABLE t (id INT REFERENCES a (id), FOREIGN KEY (id) REFERENCES missing (id))",
            "CREATE TABLE t (id INT AUTO_INCREMENT)",
            "CREATE TABEL t (id INT)",
            "DROP TABLE missing",
            "ALTER TABL a ADD COLUMN b INT");

    RefusedStatementTests(TestDatabase server) {
        super(server);
    }

    @Test
    void aTableThatOthersReferToIsThereAsBefore() {
        folder.with("V1__base.sql", """
                CREATE TABLE parents (id INT PRIMARY KEY);
                CREATE TABLE children (id INT, FOREIGN KEY (id) REFERENCES parents (id));
                """);
        manager().migrateToLatest();
        String[] before = catalogOfUser();
        folder.with("V2__refused.sql", "DROP TABLE parents;\n");
        assertThat(failureOf(() -> manager().migrateToLatest())).hasMessageContaining("Nothing of it is left");
        assertThat(catalogOfUser()).isEqualTo(before);
        assertThat(applied()).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"InnoDB", "MyISAM"})
    void nothingOfItIsLeft(String engine) {
        String made = """
                CREATE TABLE a (id INT NOT NULL, n INT, name VARCHAR(200), KEY there (id)) ENGINE = %1$s;
                CREATE TABLE other (id INT NOT NULL PRIMARY KEY, name VARCHAR(200)) ENGINE = %1$s;
                INSERT INTO a VALUES (500, NULL, 'same'), (501, 1, 'same');
                """;
        folder.with("V1__base.sql", made.formatted(engine));
        manager().migrateToLatest();
        String[] before = catalogOfUser();
        List<String> rows = database.rows("SELECT * FROM a ORDER BY id");
        SoftAssertions all = new SoftAssertions();
        for (String statement : REFUSED) {
            boolean isTaken = engine.equals("MyISAM") && statement.contains("FOREIGN KEY"); // it is not looked at
            if (!isTaken) {
                folder.with("V2__refused.sql", statement + ";\n");
                MigrationException failure = catchThrowableOfType(
                        MigrationException.class, () -> manager().migrateToLatest());
                all.assertThat(failure == null ? "It passed." : failure.getMessage())
                        .as(statement)
                        .containsIgnoringCase("nothing of it is left");
                all.assertThat(catalogOfUser()).as(statement).isEqualTo(before);
                all.assertThat(applied()).as(statement).containsExactly("1");
                database.execute("DELETE FROM schema_version WHERE version = '2'");
            }
        }
        all.assertAll();
        assertThat(database.rows("SELECT * FROM a ORDER BY id")).isEqualTo(rows);
    }
}
