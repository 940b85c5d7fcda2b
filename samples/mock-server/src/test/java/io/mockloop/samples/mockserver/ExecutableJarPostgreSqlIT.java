package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;

@Slow
class ExecutableJarPostgreSqlIT extends ExecutableJarIT {

    ExecutableJarPostgreSqlIT() {
        super(TestDatabase.postgreSql());
    }
}
