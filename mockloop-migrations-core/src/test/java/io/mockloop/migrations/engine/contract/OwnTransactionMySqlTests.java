package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class OwnTransactionMySqlTests extends OwnTransactionTests {

    OwnTransactionMySqlTests() {
        super(TestDatabase.mySql());
    }
}
