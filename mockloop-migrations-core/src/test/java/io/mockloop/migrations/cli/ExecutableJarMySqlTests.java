package io.mockloop.migrations.cli;

import io.mockloop.migrations.testkit.TestDatabase;

class ExecutableJarMySqlTests extends ExecutableJarOfMySqlTests {

    ExecutableJarMySqlTests() {
        super(TestDatabase.mySql());
    }
}
