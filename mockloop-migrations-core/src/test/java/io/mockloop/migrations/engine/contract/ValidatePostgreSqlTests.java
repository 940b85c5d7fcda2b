package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class ValidatePostgreSqlTests extends ValidateTests {

    ValidatePostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
