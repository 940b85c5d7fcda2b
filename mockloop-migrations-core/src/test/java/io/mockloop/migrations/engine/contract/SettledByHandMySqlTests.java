package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SettledByHandMySqlTests extends SettledByHandTests {

    SettledByHandMySqlTests() {
        super(TestDatabase.mySql());
    }
}
