package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;

@Slow
class ExecutableJarMariaDbTests extends ExecutableJarTests {

    ExecutableJarMariaDbTests() {
        super(TestDatabase.mariaDb());
    }
}
