package io.mockloop.samples.mockserver.migration;

import io.mockloop.migrations.testkit.TestDatabase;

class SampleMigrationsMySqlTests extends SampleMigrationsTests {

    SampleMigrationsMySqlTests() {
        super(TestDatabase.mySql());
    }
}
