package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class FutureRollbackRecoveryPostgreSqlTests extends FutureRollbackRecoveryTests {

    FutureRollbackRecoveryPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
