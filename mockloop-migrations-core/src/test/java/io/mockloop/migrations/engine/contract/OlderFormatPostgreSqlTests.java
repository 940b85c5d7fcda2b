package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class OlderFormatPostgreSqlTests extends OlderFormatTests {

    OlderFormatPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
