package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;

@Slow
class ExecutableJarPostgreSqlTests extends ExecutableJarTests {

    ExecutableJarPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
