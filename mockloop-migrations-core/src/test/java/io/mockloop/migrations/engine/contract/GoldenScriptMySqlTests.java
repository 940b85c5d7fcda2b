package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class GoldenScriptMySqlTests extends GoldenScriptTests {

    GoldenScriptMySqlTests() {
        super(TestDatabase.mySql());
    }
}
