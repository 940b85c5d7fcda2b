package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class CountMySqlDriverOnMariaDbTests extends CountTests {

    CountMySqlDriverOnMariaDbTests() {
        super(TestDatabase.mariaDbByMySqlDriver());
    }

    @Override
    int mostRoundTrips(int statements) {
        return 2 * statements + 3;
    }
}
