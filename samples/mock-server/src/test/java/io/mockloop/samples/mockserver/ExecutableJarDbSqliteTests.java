package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.TestDatabase;

class ExecutableJarDbSqliteTests extends ExecutableJarDbTests {

    ExecutableJarDbSqliteTests() {
        super(TestDatabase.sqlite());
    }
}
