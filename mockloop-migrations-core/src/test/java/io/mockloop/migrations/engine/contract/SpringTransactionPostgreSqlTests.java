package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SpringTransactionPostgreSqlTests extends SpringTransactionTests {

    SpringTransactionPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
