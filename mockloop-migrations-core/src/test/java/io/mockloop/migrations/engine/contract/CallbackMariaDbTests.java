package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class CallbackMariaDbTests extends CallbackTests {

    CallbackMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
