package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;

@Slow
class ExecutableJarMySqlIT extends ExecutableJarIT {

    ExecutableJarMySqlIT() {
        super(TestDatabase.mySql());
    }
}
