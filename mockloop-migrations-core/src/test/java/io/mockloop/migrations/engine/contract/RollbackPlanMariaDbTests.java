package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class RollbackPlanMariaDbTests extends RollbackPlanTests {

    RollbackPlanMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
