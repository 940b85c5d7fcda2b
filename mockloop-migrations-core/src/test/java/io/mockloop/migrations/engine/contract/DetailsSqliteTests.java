package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class DetailsSqliteTests extends DetailsTests {

    DetailsSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
