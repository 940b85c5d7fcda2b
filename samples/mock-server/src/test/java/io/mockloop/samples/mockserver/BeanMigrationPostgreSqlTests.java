package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.TestDatabase;

class BeanMigrationPostgreSqlTests extends BeanMigrationTests {

    BeanMigrationPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
