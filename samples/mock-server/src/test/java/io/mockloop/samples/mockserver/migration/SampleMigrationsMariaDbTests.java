package io.mockloop.samples.mockserver.migration;

import io.mockloop.migrations.testkit.TestDatabase;

class SampleMigrationsMariaDbTests extends SampleMigrationsTests {

    SampleMigrationsMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
