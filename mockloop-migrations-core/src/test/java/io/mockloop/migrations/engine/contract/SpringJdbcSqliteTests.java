package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SpringJdbcSqliteTests extends SpringJdbcTests {

    SpringJdbcSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
