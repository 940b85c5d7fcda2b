package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class BaselinePostgreSqlTests extends BaselineTests {

    BaselinePostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
