package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class ValidateSqliteTests extends ValidateTests {

    ValidateSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
