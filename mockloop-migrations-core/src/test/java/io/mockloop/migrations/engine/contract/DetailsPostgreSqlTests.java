package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class DetailsPostgreSqlTests extends DetailsTests {

    DetailsPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
