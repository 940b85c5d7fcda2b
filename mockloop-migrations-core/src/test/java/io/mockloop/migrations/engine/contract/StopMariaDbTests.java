package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class StopMariaDbTests extends StopTests {

    StopMariaDbTests() {
        super(TestDatabase.mariaDb());
    }

    @Override
    String holder() {
        return " holds it";
    }
}
