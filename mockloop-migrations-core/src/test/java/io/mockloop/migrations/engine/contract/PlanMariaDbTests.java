package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class PlanMariaDbTests extends PlanTests {

    PlanMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
