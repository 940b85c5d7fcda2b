package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class CountMariaDbTests extends CountTests {

    CountMariaDbTests() {
        super(TestDatabase.mariaDb());
    }

    @Override
    int mostRoundTrips(int statements) {
        return 2 * statements + 3;
    }
}
