package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class RepairSqliteTests extends RepairTests {

    RepairSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
