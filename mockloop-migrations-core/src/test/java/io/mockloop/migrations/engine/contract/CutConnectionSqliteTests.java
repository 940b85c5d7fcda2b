package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class CutConnectionSqliteTests extends CutConnectionTests {

    CutConnectionSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
