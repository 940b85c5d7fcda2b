package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class StatusMariaDbTests extends StatusTests {

    StatusMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
