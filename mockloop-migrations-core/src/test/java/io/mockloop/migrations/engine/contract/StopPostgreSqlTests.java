package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class StopPostgreSqlTests extends StopTests {

    StopPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }

    @Override
    String holder() {
        return " holds it, connected since ";
    }
}
