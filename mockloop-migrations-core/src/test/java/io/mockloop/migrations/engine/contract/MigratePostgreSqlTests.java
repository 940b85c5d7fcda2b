package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class MigratePostgreSqlTests extends MigrateTests {

    MigratePostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
