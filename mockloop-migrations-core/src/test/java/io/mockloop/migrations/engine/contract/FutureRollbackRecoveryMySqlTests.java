package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class FutureRollbackRecoveryMySqlTests extends FutureRollbackRecoveryTests {

    FutureRollbackRecoveryMySqlTests() {
        super(TestDatabase.mySql());
    }
}
