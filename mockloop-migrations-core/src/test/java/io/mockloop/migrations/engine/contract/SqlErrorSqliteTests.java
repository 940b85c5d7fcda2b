package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SqlErrorSqliteTests extends SqlErrorTests {

    SqlErrorSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
