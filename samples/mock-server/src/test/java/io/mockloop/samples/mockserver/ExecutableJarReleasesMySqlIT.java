package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;

@Slow
class ExecutableJarReleasesMySqlIT extends ExecutableJarReleasesIT {

    ExecutableJarReleasesMySqlIT() {
        super(TestDatabase.mySql());
    }
}
