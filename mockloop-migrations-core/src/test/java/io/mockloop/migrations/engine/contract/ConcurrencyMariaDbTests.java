package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class ConcurrencyMariaDbTests extends ConcurrencyTests {

    ConcurrencyMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
