package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class BaselineFileMariaDbTests extends BaselineFileTests {

    BaselineFileMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
