package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class ListenerMariaDbTests extends ListenerTests {

    ListenerMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
