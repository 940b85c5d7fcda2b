package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class RepairMySqlTests extends RepairTests {

    RepairMySqlTests() {
        super(TestDatabase.mySql());
    }
}
