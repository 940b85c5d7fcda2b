package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class RepeatablePostgreSqlTests extends RepeatableTests {

    RepeatablePostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
