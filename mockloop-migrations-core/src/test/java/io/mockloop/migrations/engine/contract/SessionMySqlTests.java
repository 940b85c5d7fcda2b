package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SessionMySqlTests extends MySqlSessionTests {

    SessionMySqlTests() {
        super(TestDatabase.mySql());
    }
}
