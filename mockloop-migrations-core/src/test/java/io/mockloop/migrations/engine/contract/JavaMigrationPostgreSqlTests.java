package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

class JavaMigrationPostgreSqlTests extends JavaMigrationTests {

    JavaMigrationPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }

    @Test
    void withoutATransactionSendsWhatCannotRunInOne() {
        sendsOnlyWithoutATransaction("CREATE INDEX CONCURRENTLY idx_t ON t (id)");
    }
}
