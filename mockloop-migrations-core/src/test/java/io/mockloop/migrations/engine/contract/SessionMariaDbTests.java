package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class SessionMariaDbTests extends MySqlSessionTests {

    SessionMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
