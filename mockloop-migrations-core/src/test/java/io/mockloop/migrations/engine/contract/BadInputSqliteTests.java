package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class BadInputSqliteTests extends BadInputTests {

    BadInputSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
