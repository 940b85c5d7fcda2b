package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class CountSqliteTests extends CountTests {

    CountSqliteTests() {
        super(TestDatabase.sqlite());
    }

    /** BEGIN and COMMIT besides. */
    @Override
    int mostRoundTrips(int statements) {
        return statements + 2 + 2;
    }
}
