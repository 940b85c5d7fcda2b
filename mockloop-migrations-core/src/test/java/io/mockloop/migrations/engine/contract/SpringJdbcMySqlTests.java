package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SpringJdbcMySqlTests extends SpringJdbcTests {

    SpringJdbcMySqlTests() {
        super(TestDatabase.mySql());
    }
}
