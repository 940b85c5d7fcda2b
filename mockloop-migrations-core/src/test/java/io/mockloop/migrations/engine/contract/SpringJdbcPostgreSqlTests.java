package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SpringJdbcPostgreSqlTests extends SpringJdbcTests {

    SpringJdbcPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
