package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class OrderPostgreSqlTests extends OrderTests {

    OrderPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
