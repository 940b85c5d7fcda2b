package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class ValidateMariaDbTests extends ValidateTests {

    ValidateMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
