package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class PlanPostgreSqlTests extends PlanTests {

    PlanPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
