package io.mockloop.samples.mockserver;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;

@Slow
class ExecutableJarDbPostgreSqlTests extends ExecutableJarDbTests {

    ExecutableJarDbPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }
}
