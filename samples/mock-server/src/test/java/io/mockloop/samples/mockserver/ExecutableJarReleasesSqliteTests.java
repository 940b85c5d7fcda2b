package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.TestDatabase;

class ExecutableJarReleasesSqliteTests extends ExecutableJarReleasesTests {

    ExecutableJarReleasesSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
