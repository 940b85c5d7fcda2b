package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;

@Slow
class ExecutableJarDbMySqlTests extends ExecutableJarDbTests {

    ExecutableJarDbMySqlTests() {
        super(TestDatabase.mySql());
    }
}
