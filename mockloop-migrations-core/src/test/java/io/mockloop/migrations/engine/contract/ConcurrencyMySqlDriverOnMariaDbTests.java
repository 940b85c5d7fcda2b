package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class ConcurrencyMySqlDriverOnMariaDbTests extends ConcurrencyTests {

    ConcurrencyMySqlDriverOnMariaDbTests() {
        super(TestDatabase.mariaDbByMySqlDriver());
    }
}
