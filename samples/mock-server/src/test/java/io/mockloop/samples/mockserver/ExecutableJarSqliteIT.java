package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.TestDatabase;

class ExecutableJarSqliteIT extends ExecutableJarIT {

    ExecutableJarSqliteIT() {
        super(TestDatabase.sqlite());
    }
}
