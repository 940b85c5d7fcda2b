package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class JavaTransactionPostgreSqlTests extends JavaTransactionTests {

    JavaTransactionPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
