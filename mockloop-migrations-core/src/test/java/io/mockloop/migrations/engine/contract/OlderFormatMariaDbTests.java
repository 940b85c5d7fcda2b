package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class OlderFormatMariaDbTests extends OlderFormatTests {

    OlderFormatMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
