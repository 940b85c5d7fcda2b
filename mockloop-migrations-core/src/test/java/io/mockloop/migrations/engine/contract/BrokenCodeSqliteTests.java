package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class BrokenCodeSqliteTests extends BrokenCodeTests {

    BrokenCodeSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
