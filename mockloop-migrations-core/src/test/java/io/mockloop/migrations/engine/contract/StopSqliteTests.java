package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class StopSqliteTests extends StopTests {

    StopSqliteTests() {
        super(TestDatabase.sqlite());
    }

    @Override
    String holder() {
        return "another process";
    }
}
