package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class AccessMariaDbTests extends AccessTests {

    AccessMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
