package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;

@Slow
class ExecutableJarDbMariaDbIT extends ExecutableJarDbIT {

    ExecutableJarDbMariaDbIT() {
        super(TestDatabase.mariaDb());
    }
}
