package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;

@Slow
class ExecutableJarDbMariaDbTests extends ExecutableJarDbTests {

    ExecutableJarDbMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
