package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class CountPostgreSqlTests extends CountTests {

    CountPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }

    /** Two a pipeline of 250 statements, the two of the history included. */
    @Override
    int mostRoundTrips(int statements) {
        return 2 * ((statements + 2 + 249) / 250);
    }
}
