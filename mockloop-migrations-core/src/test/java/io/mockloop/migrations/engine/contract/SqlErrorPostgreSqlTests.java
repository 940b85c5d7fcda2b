package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SqlErrorPostgreSqlTests extends SqlErrorTests {

    SqlErrorPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
