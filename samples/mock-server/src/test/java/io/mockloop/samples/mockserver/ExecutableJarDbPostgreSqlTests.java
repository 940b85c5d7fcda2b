package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.TestDatabase;

class ExecutableJarDbPostgreSqlTests extends ExecutableJarDbTests {

    ExecutableJarDbPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
