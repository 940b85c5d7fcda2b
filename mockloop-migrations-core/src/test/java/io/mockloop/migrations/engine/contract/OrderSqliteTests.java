package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class OrderSqliteTests extends OrderTests {

    OrderSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
