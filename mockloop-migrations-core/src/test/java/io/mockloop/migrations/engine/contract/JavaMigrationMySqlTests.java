package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class JavaMigrationMySqlTests extends JavaMigrationTests {

    JavaMigrationMySqlTests() {
        super(TestDatabase.mySql());
    }
}
