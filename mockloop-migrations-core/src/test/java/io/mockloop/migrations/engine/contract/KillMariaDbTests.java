package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class KillMariaDbTests extends KillCommittingTests {

    KillMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
