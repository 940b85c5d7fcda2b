package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class BadInputMySqlTests extends BadInputTests {

    BadInputMySqlTests() {
        super(TestDatabase.mySql());
    }
}
