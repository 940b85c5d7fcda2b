package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class CountMySqlTests extends CountTests {

    CountMySqlTests() {
        super(TestDatabase.mySql());
    }

    @Override
    int mostRoundTrips(int statements) {
        return 2 * statements + 3;
    }
}
