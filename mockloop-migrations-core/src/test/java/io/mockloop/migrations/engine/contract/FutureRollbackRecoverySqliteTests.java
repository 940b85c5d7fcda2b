package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class FutureRollbackRecoverySqliteTests extends FutureRollbackRecoveryTests {

    FutureRollbackRecoverySqliteTests() {
        super(TestDatabase.sqlite());
    }
}
