package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class AccessPostgreSqlTests extends AccessTests {

    AccessPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
