package io.mockloop.samples.mockserver.migration;

import io.mockloop.migrations.testkit.TestDatabase;

class SampleMigrationsSqliteTests extends SampleMigrationsTests {

    SampleMigrationsSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
