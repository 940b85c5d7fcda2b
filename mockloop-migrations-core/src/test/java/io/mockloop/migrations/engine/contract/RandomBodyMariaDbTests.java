package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class RandomBodyMariaDbTests extends RandomBodyTests {

    RandomBodyMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
