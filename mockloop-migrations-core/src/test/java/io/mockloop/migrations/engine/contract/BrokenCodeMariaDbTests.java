package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class BrokenCodeMariaDbTests extends BrokenCodeTests {

    BrokenCodeMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
