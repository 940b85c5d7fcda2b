package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class FutureRollbackMariaDbTests extends FutureRollbackTests {

    FutureRollbackMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
