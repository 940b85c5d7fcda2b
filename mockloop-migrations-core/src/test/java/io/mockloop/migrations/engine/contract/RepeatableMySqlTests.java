package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class RepeatableMySqlTests extends RepeatableTests {

    RepeatableMySqlTests() {
        super(TestDatabase.mySql());
    }
}
