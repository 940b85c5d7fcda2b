package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class StoredWayBackPostgreSqlTests extends StoredWayBackTests {

    StoredWayBackPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
