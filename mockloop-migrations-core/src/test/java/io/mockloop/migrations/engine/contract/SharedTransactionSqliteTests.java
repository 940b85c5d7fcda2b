package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SharedTransactionSqliteTests extends SharedTransactionTests {

    SharedTransactionSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
