package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class RepeatableSqliteTests extends RepeatableTests {

    RepeatableSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
