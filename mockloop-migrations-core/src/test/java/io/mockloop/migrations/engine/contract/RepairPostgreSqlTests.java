package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class RepairPostgreSqlTests extends RepairTests {

    RepairPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
