package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class ListenerSqliteTests extends ListenerTests {

    ListenerSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
