package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;

@Slow
class ExecutableJarDbMySqlIT extends ExecutableJarDbIT {

    ExecutableJarDbMySqlIT() {
        super(TestDatabase.mySql());
    }
}
