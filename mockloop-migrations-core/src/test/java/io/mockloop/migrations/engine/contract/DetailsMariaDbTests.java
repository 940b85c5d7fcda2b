package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class DetailsMariaDbTests extends DetailsTests {

    DetailsMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
