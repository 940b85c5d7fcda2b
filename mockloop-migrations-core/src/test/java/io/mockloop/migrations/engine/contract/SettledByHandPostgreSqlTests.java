package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SettledByHandPostgreSqlTests extends SettledByHandTests {

    SettledByHandPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
