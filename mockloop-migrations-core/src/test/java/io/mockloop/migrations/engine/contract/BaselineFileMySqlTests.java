package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class BaselineFileMySqlTests extends BaselineFileTests {

    BaselineFileMySqlTests() {
        super(TestDatabase.mySql());
    }
}
