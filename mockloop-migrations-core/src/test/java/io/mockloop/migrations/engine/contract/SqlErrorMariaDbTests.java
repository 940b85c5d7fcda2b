package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SqlErrorMariaDbTests extends SqlErrorTests {

    SqlErrorMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
