package io.mockloop.migrations.cli;

import io.mockloop.migrations.testkit.TestDatabase;

class ExecutableJarMariaDbTests extends ExecutableJarOfMySqlTests {

    ExecutableJarMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
