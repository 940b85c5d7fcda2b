package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class StopMySqlTests extends StopTests {

    StopMySqlTests() {
        super(TestDatabase.mySql());
    }

    @Override
    String holder() {
        return " holds it";
    }
}
