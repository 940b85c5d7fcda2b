package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class ListenerPostgreSqlTests extends ListenerTests {

    ListenerPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
