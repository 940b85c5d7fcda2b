package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;

@Slow
class ExecutableJarReleasesMySqlTests extends ExecutableJarReleasesTests {

    ExecutableJarReleasesMySqlTests() {
        super(TestDatabase.mySql());
    }
}
