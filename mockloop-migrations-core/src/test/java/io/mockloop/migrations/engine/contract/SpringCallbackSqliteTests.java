package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SpringCallbackSqliteTests extends SpringCallbackTests {

    SpringCallbackSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
