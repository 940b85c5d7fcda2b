package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class StatusSqliteTests extends StatusTests {

    StatusSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
