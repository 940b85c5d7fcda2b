package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class FutureRollbackMySqlTests extends FutureRollbackTests {

    FutureRollbackMySqlTests() {
        super(TestDatabase.mySql());
    }
}
