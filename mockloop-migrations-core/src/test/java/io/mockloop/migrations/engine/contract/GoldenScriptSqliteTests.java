package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class GoldenScriptSqliteTests extends GoldenScriptTests {

    GoldenScriptSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
