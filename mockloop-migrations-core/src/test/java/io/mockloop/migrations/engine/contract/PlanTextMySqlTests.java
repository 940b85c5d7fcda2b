package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class PlanTextMySqlTests extends PlanTextOfMySqlTests {

    PlanTextMySqlTests() {
        super(TestDatabase.mySql());
    }
}
