package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class ConcurrencySqliteTests extends ConcurrencyTests {

    ConcurrencySqliteTests() {
        super(TestDatabase.sqlite());
    }
}
