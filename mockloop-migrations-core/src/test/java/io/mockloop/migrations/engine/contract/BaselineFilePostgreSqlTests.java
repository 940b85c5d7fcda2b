package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class BaselineFilePostgreSqlTests extends BaselineFileTests {

    BaselineFilePostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
