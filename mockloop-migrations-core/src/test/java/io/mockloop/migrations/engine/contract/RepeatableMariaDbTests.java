package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class RepeatableMariaDbTests extends RepeatableTests {

    RepeatableMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
