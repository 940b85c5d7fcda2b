package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SenselessHistorySqliteTests extends SenselessHistoryTests {

    SenselessHistorySqliteTests() {
        super(TestDatabase.sqlite());
    }
}
