package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.TestDatabase;

class ExecutableJarDbMySqlTests extends ExecutableJarDbTests {

    ExecutableJarDbMySqlTests() {
        super(TestDatabase.mySql());
    }
}
