package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class ConcurrencyPostgreSqlTests extends ConcurrencyTests {

    ConcurrencyPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
