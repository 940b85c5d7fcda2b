package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;

@Slow
class ExecutableJarReleasesPostgreSqlIT extends ExecutableJarReleasesIT {

    ExecutableJarReleasesPostgreSqlIT() {
        super(TestDatabase.postgreSql());
    }
}
