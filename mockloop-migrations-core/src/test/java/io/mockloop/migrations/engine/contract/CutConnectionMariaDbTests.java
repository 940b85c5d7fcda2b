package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class CutConnectionMariaDbTests extends CutConnectionTests {

    CutConnectionMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
