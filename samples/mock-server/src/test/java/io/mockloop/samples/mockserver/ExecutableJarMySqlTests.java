package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;

@Slow
class ExecutableJarMySqlTests extends ExecutableJarTests {

    ExecutableJarMySqlTests() {
        super(TestDatabase.mySql());
    }
}
