package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.TestDatabase;

class ExecutableJarMariaDbTests extends ExecutableJarTests {

    ExecutableJarMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
