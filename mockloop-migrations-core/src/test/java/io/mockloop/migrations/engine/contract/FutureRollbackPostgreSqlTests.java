package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class FutureRollbackPostgreSqlTests extends FutureRollbackTests {

    FutureRollbackPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
