package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SizeMariaDbTests extends MySqlSizeTests {

    SizeMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
