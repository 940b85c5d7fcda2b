package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class MigrateSqliteTests extends MigrateTests {

    MigrateSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
