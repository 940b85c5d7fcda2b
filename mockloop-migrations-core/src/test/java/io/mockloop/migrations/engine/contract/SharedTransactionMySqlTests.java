package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SharedTransactionMySqlTests extends SharedTransactionTests {

    SharedTransactionMySqlTests() {
        super(TestDatabase.mySql());
    }
}
