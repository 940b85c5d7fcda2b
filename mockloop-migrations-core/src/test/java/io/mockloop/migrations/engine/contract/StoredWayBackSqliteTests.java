package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class StoredWayBackSqliteTests extends StoredWayBackTests {

    StoredWayBackSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
