package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class ValidateMySqlTests extends ValidateTests {

    ValidateMySqlTests() {
        super(TestDatabase.mySql());
    }
}
