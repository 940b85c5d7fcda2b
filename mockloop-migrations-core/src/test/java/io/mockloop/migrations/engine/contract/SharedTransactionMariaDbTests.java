package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SharedTransactionMariaDbTests extends SharedTransactionTests {

    SharedTransactionMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
