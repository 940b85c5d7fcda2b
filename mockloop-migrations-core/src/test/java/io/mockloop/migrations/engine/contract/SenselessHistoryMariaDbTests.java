package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SenselessHistoryMariaDbTests extends SenselessHistoryTests {

    SenselessHistoryMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
