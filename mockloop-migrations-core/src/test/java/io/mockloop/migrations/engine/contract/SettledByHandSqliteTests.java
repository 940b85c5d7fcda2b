package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SettledByHandSqliteTests extends SettledByHandTests {

    SettledByHandSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
