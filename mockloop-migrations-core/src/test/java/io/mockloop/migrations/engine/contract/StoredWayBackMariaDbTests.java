package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class StoredWayBackMariaDbTests extends StoredWayBackTests {

    StoredWayBackMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
