package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class MigrateMySqlTests extends MigrateTests {

    MigrateMySqlTests() {
        super(TestDatabase.mySql());
    }
}
