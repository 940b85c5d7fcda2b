package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.TestDatabase;

class BeanMigrationSqliteTests extends BeanMigrationTests {

    BeanMigrationSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
