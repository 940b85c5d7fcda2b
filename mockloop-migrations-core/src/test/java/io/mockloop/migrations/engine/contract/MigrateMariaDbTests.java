package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class MigrateMariaDbTests extends MigrateTests {

    MigrateMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
