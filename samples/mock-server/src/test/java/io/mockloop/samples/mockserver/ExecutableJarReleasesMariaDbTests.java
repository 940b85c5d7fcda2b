package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.TestDatabase;

class ExecutableJarReleasesMariaDbTests extends ExecutableJarReleasesTests {

    ExecutableJarReleasesMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
