package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class TableLockMariaDbTests extends TableLockTests {

    TableLockMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
