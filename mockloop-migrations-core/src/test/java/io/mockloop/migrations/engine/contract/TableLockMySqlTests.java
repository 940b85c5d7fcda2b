package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class TableLockMySqlTests extends TableLockTests {

    TableLockMySqlTests() {
        super(TestDatabase.mySql());
    }
}
