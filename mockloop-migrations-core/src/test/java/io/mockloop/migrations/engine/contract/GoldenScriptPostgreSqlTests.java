package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class GoldenScriptPostgreSqlTests extends GoldenScriptTests {

    GoldenScriptPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
