package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class JavaMigrationPostgreSqlTests extends JavaMigrationTests {

    JavaMigrationPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
