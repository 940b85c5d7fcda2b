package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class ConcurrencySqliteWalTests extends ConcurrencyTests {

    ConcurrencySqliteWalTests() {
        super(TestDatabase.sqliteWal());
    }
}
