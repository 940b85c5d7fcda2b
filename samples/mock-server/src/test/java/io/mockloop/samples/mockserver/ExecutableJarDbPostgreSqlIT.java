package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;

@Slow
class ExecutableJarDbPostgreSqlIT extends ExecutableJarDbIT {

    ExecutableJarDbPostgreSqlIT() {
        super(TestDatabase.postgreSql());
    }
}
