package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SpringCallbackMariaDbTests extends SpringCallbackTests {

    SpringCallbackMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
