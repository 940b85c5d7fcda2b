package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class BaselineMariaDbTests extends BaselineTests {

    BaselineMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
