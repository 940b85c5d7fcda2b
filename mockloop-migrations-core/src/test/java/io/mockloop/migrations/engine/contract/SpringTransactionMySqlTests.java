package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SpringTransactionMySqlTests extends SpringTransactionTests {

    SpringTransactionMySqlTests() {
        super(TestDatabase.mySql());
    }
}
