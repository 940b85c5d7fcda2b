package io.mockloop.migrations.cli;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;

@Slow
class ExecutableJarMariaDbIT extends ExecutableJarOfMySqlIT {

    ExecutableJarMariaDbIT() {
        super(TestDatabase.mariaDb());
    }
}
