package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class GoldenScriptMariaDbTests extends GoldenScriptTests {

    GoldenScriptMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
