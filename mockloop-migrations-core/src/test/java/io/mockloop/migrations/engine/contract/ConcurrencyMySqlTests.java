package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class ConcurrencyMySqlTests extends ConcurrencyTests {

    ConcurrencyMySqlTests() {
        super(TestDatabase.mySql());
    }
}
