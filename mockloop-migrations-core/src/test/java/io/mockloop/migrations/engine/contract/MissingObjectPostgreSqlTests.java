package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class MissingObjectPostgreSqlTests extends MissingObjectTests {

    MissingObjectPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
