package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class OlderFormatSqliteTests extends OlderFormatTests {

    OlderFormatSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
