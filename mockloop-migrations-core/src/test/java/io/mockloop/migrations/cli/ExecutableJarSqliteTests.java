package io.mockloop.migrations.cli;

import io.mockloop.migrations.testkit.TestDatabase;

class ExecutableJarSqliteTests extends ExecutableJarTests {

    ExecutableJarSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
