package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class PlanSqliteTests extends PlanTests {

    PlanSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
