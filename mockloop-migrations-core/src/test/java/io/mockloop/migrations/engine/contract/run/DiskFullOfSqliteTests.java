package io.mockloop.migrations.engine.contract.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationFailedException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteDataSource;

/** SQLite answers the same if its file may not grow as if the disk can't take more. */
class DiskFullOfSqliteTests extends ContractTests {

    DiskFullOfSqliteTests() {
        super(TestDatabase.of(Database.SQLITE));
    }

    private MigrationManager limited() {
        SQLiteDataSource dataSource = new SQLiteDataSource();
        dataSource.setUrl(database.url());
        dataSource.setMaxPageCount(60);
        return MigrationManagerBuilder.forDataSource(dataSource)
                .locations(folder.location())
                .build();
    }

    private void filling(String directive) {
        folder.with("V1__first.sql", "CREATE TABLE a (x TEXT);\n")
                .with(
                        "V2__filling.sql",
                        directive + "CREATE TABLE b (x TEXT);\nINSERT INTO b WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL"
                                + " SELECT i + 1 FROM n WHERE i < 1000) SELECT hex(zeroblob(500)) FROM n;\n")
                .with("U2__filling.sql", directive + "DROP TABLE b;\n");
    }

    @Test
    void nothingIsLeftOfATransactionThatHasNoRoom() {
        filling("");
        assertThat(failureOf(() -> limited().migrateToLatest()))
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining("V2__filling.sql:2")
                .hasMessageContaining("full")
                .hasMessageContaining("nothing of it is left");
        assertThat(applied()).containsExactly("1");
        assertThat(catalogOfUser()).noneMatch(line -> line.startsWith("table b"));
        assertThat(executed(manager().migrateToLatest())).containsExactly("2");
    }

    @Test
    void whatHadRoomIsNotedAndTakenBackOutsideOfATransaction() {
        filling("-- transaction: false\n");
        assertThat(failureOf(() -> limited().migrateToLatest())).hasMessageContaining("full");
        assertThat(executed(manager().recover(null, null))).containsExactly("2");
        assertThat(catalogOfUser()).noneMatch(line -> line.startsWith("table b"));
        assertThat(executed(manager().migrateToLatest())).containsExactly("2");
    }
}
