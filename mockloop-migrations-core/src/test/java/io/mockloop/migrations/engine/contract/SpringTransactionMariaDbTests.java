package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SpringTransactionMariaDbTests extends SpringTransactionTests {

    SpringTransactionMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
