package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.TestDatabase;

class ExecutableJarReleasesPostgreSqlTests extends ExecutableJarReleasesTests {

    ExecutableJarReleasesPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
