package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;

@Slow
class SizeSqliteTests extends SizeTests {

    SizeSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
