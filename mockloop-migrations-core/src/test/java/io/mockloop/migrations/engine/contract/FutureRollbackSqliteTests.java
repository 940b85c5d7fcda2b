package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class FutureRollbackSqliteTests extends FutureRollbackTests {

    FutureRollbackSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
