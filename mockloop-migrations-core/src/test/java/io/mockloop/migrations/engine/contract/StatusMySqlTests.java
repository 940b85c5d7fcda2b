package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class StatusMySqlTests extends StatusTests {

    StatusMySqlTests() {
        super(TestDatabase.mySql());
    }
}
