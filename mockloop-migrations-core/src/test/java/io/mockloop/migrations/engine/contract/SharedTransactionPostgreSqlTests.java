package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SharedTransactionPostgreSqlTests extends SharedTransactionTests {

    SharedTransactionPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
