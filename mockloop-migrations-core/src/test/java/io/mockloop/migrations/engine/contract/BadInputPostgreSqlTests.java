package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class BadInputPostgreSqlTests extends BadInputTests {

    BadInputPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
