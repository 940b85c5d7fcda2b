package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class RollbackPlanSqliteTests extends RollbackPlanTests {

    RollbackPlanSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
