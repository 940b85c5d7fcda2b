package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class DetailsMySqlTests extends DetailsTests {

    DetailsMySqlTests() {
        super(TestDatabase.mySql());
    }
}
