package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class KillSqliteTests extends KillUndoingTests {

    KillSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
