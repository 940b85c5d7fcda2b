package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class MissingObjectSqliteTests extends MissingObjectTests {

    MissingObjectSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
