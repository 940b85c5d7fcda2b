package io.mockloop.samples.mockserver.migration;

import io.mockloop.migrations.testkit.TestDatabase;

class SampleMigrationsPostgreSqlTests extends SampleMigrationsTests {

    SampleMigrationsPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
