package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;

@Slow
class ExecutableJarReleasesPostgreSqlTests extends ExecutableJarReleasesTests {

    ExecutableJarReleasesPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
