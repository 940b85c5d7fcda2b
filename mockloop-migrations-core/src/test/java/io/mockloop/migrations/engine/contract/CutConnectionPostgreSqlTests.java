package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;

@Slow
class CutConnectionPostgreSqlTests extends CutConnectionTests {

    CutConnectionPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
