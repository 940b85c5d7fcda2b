package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class AccessMySqlTests extends AccessTests {

    AccessMySqlTests() {
        super(TestDatabase.mySql());
    }
}
