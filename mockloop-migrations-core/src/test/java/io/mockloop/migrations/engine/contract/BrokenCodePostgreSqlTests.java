package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class BrokenCodePostgreSqlTests extends BrokenCodeTests {

    BrokenCodePostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
