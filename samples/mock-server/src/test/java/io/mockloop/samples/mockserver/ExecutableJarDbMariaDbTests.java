package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.TestDatabase;

class ExecutableJarDbMariaDbTests extends ExecutableJarDbTests {

    ExecutableJarDbMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
