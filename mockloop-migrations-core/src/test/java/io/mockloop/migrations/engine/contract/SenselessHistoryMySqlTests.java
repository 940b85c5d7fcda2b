package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SenselessHistoryMySqlTests extends SenselessHistoryTests {

    SenselessHistoryMySqlTests() {
        super(TestDatabase.mySql());
    }
}
