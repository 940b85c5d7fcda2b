package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SizeMySqlTests extends MySqlSizeTests {

    SizeMySqlTests() {
        super(TestDatabase.mySql());
    }
}
