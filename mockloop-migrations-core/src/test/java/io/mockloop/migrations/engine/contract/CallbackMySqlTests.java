package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class CallbackMySqlTests extends CallbackTests {

    CallbackMySqlTests() {
        super(TestDatabase.mySql());
    }
}
