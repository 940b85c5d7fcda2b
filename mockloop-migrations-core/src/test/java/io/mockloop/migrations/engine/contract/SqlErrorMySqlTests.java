package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SqlErrorMySqlTests extends SqlErrorTests {

    SqlErrorMySqlTests() {
        super(TestDatabase.mySql());
    }
}
