package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class OrderMariaDbTests extends OrderTests {

    OrderMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
