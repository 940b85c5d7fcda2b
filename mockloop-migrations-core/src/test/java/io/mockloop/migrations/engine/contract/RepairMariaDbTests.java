package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class RepairMariaDbTests extends RepairTests {

    RepairMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
