package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SpringCallbackPostgreSqlTests extends SpringCallbackTests {

    SpringCallbackPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
