package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class AccessSqliteTests extends AccessTests {

    AccessSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
