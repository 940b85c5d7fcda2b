package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;

@Slow
class ExecutableJarMariaDbIT extends ExecutableJarIT {

    ExecutableJarMariaDbIT() {
        super(TestDatabase.mariaDb());
    }
}
