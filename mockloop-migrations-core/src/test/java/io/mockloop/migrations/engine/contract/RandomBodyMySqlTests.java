package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class RandomBodyMySqlTests extends RandomBodyTests {

    RandomBodyMySqlTests() {
        super(TestDatabase.mySql());
    }
}
