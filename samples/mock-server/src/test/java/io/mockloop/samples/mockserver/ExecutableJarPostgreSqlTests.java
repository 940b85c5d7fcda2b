package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.TestDatabase;

class ExecutableJarPostgreSqlTests extends ExecutableJarTests {

    ExecutableJarPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
