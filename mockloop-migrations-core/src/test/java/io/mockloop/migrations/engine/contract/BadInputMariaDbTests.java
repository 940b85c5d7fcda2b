package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class BadInputMariaDbTests extends BadInputTests {

    BadInputMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
