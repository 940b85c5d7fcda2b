package io.mockloop.migrations.cli;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;

@Slow
class ExecutableJarMySqlTests extends ExecutableJarOfMySqlTests {

    ExecutableJarMySqlTests() {
        super(TestDatabase.mySql());
    }
}
