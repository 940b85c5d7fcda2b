package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class StoredWayBackMySqlTests extends StoredWayBackTests {

    StoredWayBackMySqlTests() {
        super(TestDatabase.mySql());
    }
}
