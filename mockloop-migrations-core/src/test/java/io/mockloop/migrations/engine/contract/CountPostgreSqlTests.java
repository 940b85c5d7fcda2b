package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class CountPostgreSqlTests extends CountTests {

    CountPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }

    /**
     * Two a pipeline of 250 statements, the two of the history included; into a long one the driver may put one Sync of
     * its own, since it never lets both sides wait with full buffers.
     */
    @Override
    int mostRoundTrips(int statements) {
        int pipelines = (statements + 2 + 249) / 250;
        return 2 * pipelines + (pipelines - 1);
    }
}
