package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class MissingObjectMariaDbTests extends MissingObjectTests {

    MissingObjectMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
