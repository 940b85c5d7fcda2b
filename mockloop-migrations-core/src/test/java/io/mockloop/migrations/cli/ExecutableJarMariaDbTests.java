package io.mockloop.migrations.cli;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;

@Slow
class ExecutableJarMariaDbTests extends ExecutableJarOfMySqlTests {

    ExecutableJarMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
