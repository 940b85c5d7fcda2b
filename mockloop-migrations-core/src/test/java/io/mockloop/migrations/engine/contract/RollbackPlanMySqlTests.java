package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class RollbackPlanMySqlTests extends RollbackPlanTests {

    RollbackPlanMySqlTests() {
        super(TestDatabase.mySql());
    }
}
