package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class ListenerMySqlTests extends ListenerTests {

    ListenerMySqlTests() {
        super(TestDatabase.mySql());
    }
}
