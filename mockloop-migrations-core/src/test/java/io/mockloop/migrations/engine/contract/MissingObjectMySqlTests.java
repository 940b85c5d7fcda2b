package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class MissingObjectMySqlTests extends MissingObjectTests {

    MissingObjectMySqlTests() {
        super(TestDatabase.mySql());
    }
}
