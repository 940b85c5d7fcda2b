package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.TestDatabase;

class ExecutableJarSqliteTests extends ExecutableJarTests {

    ExecutableJarSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
