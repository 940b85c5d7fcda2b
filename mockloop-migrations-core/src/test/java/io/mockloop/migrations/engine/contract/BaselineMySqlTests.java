package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class BaselineMySqlTests extends BaselineTests {

    BaselineMySqlTests() {
        super(TestDatabase.mySql());
    }
}
