package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

class JavaMigrationSqliteTests extends JavaMigrationTests {

    JavaMigrationSqliteTests() {
        super(TestDatabase.sqlite());
    }

    @Test
    void withoutATransactionSendsWhatCannotRunInOne() {
        sendsOnlyWithoutATransaction("VACUUM");
    }
}
