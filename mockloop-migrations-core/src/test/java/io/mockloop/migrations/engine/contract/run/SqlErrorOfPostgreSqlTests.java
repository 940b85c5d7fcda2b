package io.mockloop.migrations.engine.contract.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

class SqlErrorOfPostgreSqlTests extends ContractTests {

    SqlErrorOfPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }

    /** Hikari takes SQLState 0A000 for a broken connection, and closes it. */
    @Test
    void anErrorForWhichThePoolClosesTheConnectionIsToldAllTheSame() {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);\nCREATE EXTENSION no_such_extension;\n");
        assertThat(failureOf(MigrationManagerBuilder.forDataSource(database.pool(1))
                        .locations(folder.location())
                        .build()::migrateToLatest))
                .hasMessageContaining("V1__a.sql")
                .hasMessageContaining("no_such_extension")
                .hasMessageContaining("0A000");
        assertThat(catalogOfUser()).isEmpty();
    }

    @Test
    void theLineInABodyAndItsContextAreTold() {
        folder.with(
                "V1__a.sql",
                "CREATE TABLE a (id INT);\n\nDO $$\nDECLARE n int;\nBEGIN\n  n := 1;\n  INSERT INTO a VALUES ('x' || n);\nEND $$;\n");
        assertThat(failureOf(() -> manager().migrateToLatest()))
                .hasMessageContaining("statement 2 of 2, V1__a.sql:3: ERROR: column \"id\" is of type integer")
                .hasMessageContaining("(SQLState 42804).\n  at V1__a.sql:7\n  HINT: You will need to rewrite")
                .hasMessageContaining(
                        "\n  CONTEXT: PL/pgSQL function inline_code_block line 5 at SQL statement\nIt was rolled back");
        assertThat(database.rows("SELECT error FROM schema_version_log"))
                .singleElement()
                .asString()
                .isEqualTo("SQLState 42804, statement 2 of 2, V1__a.sql:3");
    }

    @Test
    void thePositionInAStatementAndTheHintAreTold() {
        folder.with("V1__a.sql", "CREATE TABLE a (number INT);\nSELECT 'ğ€😀',\n  1,\n numbr FROM a;\n");
        assertThat(failureOf(() -> manager().migrateToLatest()))
                .hasMessageContaining("\n  at V1__a.sql:4\n  HINT: Perhaps you meant to reference the column");
    }

    @Test
    void aSyntaxErrorInABodyHasItsLine() {
        folder.with("V1__a.sql", "-- a\nDO $x$\nBEGIN\n  PERFORM 1;\n  SELEC 2;\nEND $x$;\n");
        assertThat(failureOf(() -> manager().migrateToLatest())).hasMessageContaining("\n  at V1__a.sql:5\n");
    }

    /** Statements are sent again to find the one that failed, and sequences have gone on by then. */
    @Test
    void aMigrationThatPassesOnlyWhenItIsSentAgainHasFailed() {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);\nCREATE SEQUENCE s;")
                .with("V2__b.sql", "INSERT INTO a VALUES (1);\nINSERT INTO a VALUES (nextval('s'));");
        assertThat(failureOf(() -> manager().migrateToLatest()))
                .hasMessageContaining("V2__b.sql")
                .hasMessageContaining("a_pkey")
                .hasMessageContaining("It was rolled back: nothing of it is left.");
        assertThat(applied()).containsExactly("1");
        assertThat(database.rows("SELECT * FROM a")).isEmpty();
    }

    @Test
    void anotherFailureOfTheSecondTimeIsNotTakenForTheFirst() {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT PRIMARY KEY);\nCREATE SEQUENCE s;")
                .with(
                        "V2__b.sql",
                        "INSERT INTO a VALUES (2);\nDELETE FROM a WHERE id > 2;\n"
                                + "INSERT INTO a VALUES (nextval('s'));\nINSERT INTO missing VALUES (1);");
        assertThat(failureOf(() -> manager().migrateToLatest()))
                .hasMessageContaining("V2__b.sql")
                .hasMessageContaining("\"missing\" does not exist");
        assertThat(applied()).containsExactly("1");
    }
}
