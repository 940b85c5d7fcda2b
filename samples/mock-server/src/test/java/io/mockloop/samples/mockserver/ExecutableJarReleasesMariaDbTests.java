package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;

@Slow
class ExecutableJarReleasesMariaDbTests extends ExecutableJarReleasesTests {

    ExecutableJarReleasesMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
