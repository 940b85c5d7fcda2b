package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class KillMySqlTests extends KillCommittingTests {

    KillMySqlTests() {
        super(TestDatabase.mySql());
    }
}
