package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class OrderMySqlTests extends OrderTests {

    OrderMySqlTests() {
        super(TestDatabase.mySql());
    }
}
