package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SpringJdbcMariaDbTests extends SpringJdbcTests {

    SpringJdbcMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
