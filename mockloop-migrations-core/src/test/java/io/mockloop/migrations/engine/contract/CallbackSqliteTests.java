package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class CallbackSqliteTests extends CallbackTests {

    CallbackSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
