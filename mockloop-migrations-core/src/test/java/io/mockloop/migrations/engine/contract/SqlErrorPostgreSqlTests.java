package io.mockloop.migrations.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

class SqlErrorPostgreSqlTests extends SqlErrorTests {

    SqlErrorPostgreSqlTests() {
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
