package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class BaselineSqliteTests extends BaselineTests {

    BaselineSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
