package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class CallbackPostgreSqlTests extends CallbackTests {

    CallbackPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
