package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class BaselineFileSqliteTests extends BaselineFileTests {

    BaselineFileSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
