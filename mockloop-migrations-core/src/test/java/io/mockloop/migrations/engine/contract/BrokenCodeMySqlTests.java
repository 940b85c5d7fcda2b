package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class BrokenCodeMySqlTests extends BrokenCodeTests {

    BrokenCodeMySqlTests() {
        super(TestDatabase.mySql());
    }
}
