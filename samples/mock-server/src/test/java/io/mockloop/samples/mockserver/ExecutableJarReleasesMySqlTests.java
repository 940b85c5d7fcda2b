package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.TestDatabase;

class ExecutableJarReleasesMySqlTests extends ExecutableJarReleasesTests {

    ExecutableJarReleasesMySqlTests() {
        super(TestDatabase.mySql());
    }
}
