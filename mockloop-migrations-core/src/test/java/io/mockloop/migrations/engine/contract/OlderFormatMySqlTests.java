package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class OlderFormatMySqlTests extends OlderFormatTests {

    OlderFormatMySqlTests() {
        super(TestDatabase.mySql());
    }
}
