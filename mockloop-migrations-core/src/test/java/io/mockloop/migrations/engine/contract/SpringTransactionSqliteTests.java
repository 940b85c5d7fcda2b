package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SpringTransactionSqliteTests extends SpringTransactionTests {

    SpringTransactionSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
