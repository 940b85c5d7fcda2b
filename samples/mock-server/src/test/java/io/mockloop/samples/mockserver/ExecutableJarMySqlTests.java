package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.TestDatabase;

class ExecutableJarMySqlTests extends ExecutableJarTests {

    ExecutableJarMySqlTests() {
        super(TestDatabase.mySql());
    }
}
