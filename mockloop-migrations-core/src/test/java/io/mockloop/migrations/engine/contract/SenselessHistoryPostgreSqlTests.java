package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SenselessHistoryPostgreSqlTests extends SenselessHistoryTests {

    SenselessHistoryPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
