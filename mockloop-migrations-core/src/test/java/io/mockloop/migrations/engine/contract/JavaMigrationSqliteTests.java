package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class JavaMigrationSqliteTests extends JavaMigrationTests {

    JavaMigrationSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
