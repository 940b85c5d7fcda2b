package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SizeSqliteTests extends SizeTests {

    SizeSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
