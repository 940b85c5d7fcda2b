package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SettledByHandMariaDbTests extends SettledByHandTests {

    SettledByHandMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
