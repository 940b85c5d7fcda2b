package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class FutureRollbackRecoveryMariaDbTests extends FutureRollbackRecoveryTests {

    FutureRollbackRecoveryMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
