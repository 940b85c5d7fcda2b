package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class JavaTransactionMySqlTests extends JavaTransactionTests {

    JavaTransactionMySqlTests() {
        super(TestDatabase.mySql());
    }
}
