package io.mockloop.migrations.cli;

import io.mockloop.migrations.testkit.TestDatabase;

class ExecutableJarPostgreSqlTests extends ExecutableJarTests {

    ExecutableJarPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
