package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class PlanMySqlTests extends PlanTests {

    PlanMySqlTests() {
        super(TestDatabase.mySql());
    }
}
