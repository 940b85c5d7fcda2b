package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class JavaTransactionSqliteTests extends JavaTransactionTests {

    JavaTransactionSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
