package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class JavaMigrationMariaDbTests extends JavaMigrationTests {

    JavaMigrationMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
