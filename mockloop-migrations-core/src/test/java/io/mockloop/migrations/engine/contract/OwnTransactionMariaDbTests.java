package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class OwnTransactionMariaDbTests extends OwnTransactionTests {

    OwnTransactionMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
