package io.mockloop.migrations.engine.contract.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

class OwnTransactionOfSqliteTests extends ContractTests {

    OwnTransactionOfSqliteTests() {
        super(TestDatabase.sqlite());
    }

    @Test
    void aSettingThatATransactionIgnoresIsMadeByAMigrationOfItsOwn() {
        folder.with("V1__wal.sql", "PRAGMA journal_mode = WAL;\n").with("V2__a.sql", "CREATE TABLE a (id INT);");
        assertThat(executed(manager().migrateToLatest())).containsExactly("1", "2");
        assertThat(database.rows("PRAGMA journal_mode")).containsExactly("wal");
    }

    @Test
    void aDatabaseIsDetachedByAMigrationWithoutATransaction() {
        String other = path.resolve("other.db").toString();
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);")
                .with(
                        "V2__copy.sql",
                        "-- transaction: false\nATTACH '" + other
                                + "' AS other;\nCREATE TABLE other.b AS SELECT 1 AS id;\n"
                                + "INSERT INTO a SELECT id FROM other.b;\nDETACH other;\n")
                .with("V3__gone.sql", "DETACH nowhere;");
        MigrationException failure = failureOf(() -> manager().migrateToLatest());
        assertThat(failure).hasMessageContaining("V3__gone.sql:1").hasMessageContaining("Nothing of it is left.");
        assertThat(database.rows("SELECT id FROM a")).containsExactly("1");
        assertThat(applied()).containsExactly("1", "2");
    }
}
