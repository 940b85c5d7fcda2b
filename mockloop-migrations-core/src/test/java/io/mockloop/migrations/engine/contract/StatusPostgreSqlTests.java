package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class StatusPostgreSqlTests extends StatusTests {

    StatusPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
