package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class CutConnectionPostgreSqlTests extends CutConnectionTests {

    CutConnectionPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
