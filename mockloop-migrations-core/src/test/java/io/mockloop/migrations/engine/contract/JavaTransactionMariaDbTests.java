package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class JavaTransactionMariaDbTests extends JavaTransactionTests {

    JavaTransactionMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
