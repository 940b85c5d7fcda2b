package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;

@Slow
class ExecutableJarReleasesMariaDbIT extends ExecutableJarReleasesIT {

    ExecutableJarReleasesMariaDbIT() {
        super(TestDatabase.mariaDb());
    }
}
