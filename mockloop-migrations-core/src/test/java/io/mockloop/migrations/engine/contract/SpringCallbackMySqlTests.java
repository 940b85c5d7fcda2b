package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SpringCallbackMySqlTests extends SpringCallbackTests {

    SpringCallbackMySqlTests() {
        super(TestDatabase.mySql());
    }
}
