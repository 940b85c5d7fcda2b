package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class RollbackPlanPostgreSqlTests extends RollbackPlanTests {

    RollbackPlanPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
