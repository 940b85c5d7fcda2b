package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class CutConnectionMySqlTests extends CutConnectionTests {

    CutConnectionMySqlTests() {
        super(TestDatabase.mySql());
    }
}
