package io.mockloop.migrations.cli;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;

@Slow
class ExecutableJarConnectionMariaDbIT extends ExecutableJarConnectionIT {

    ExecutableJarConnectionMariaDbIT() {
        super(TestDatabase.mariaDb());
    }

    @Override
    String deniedWords() {
        return "Access denied for user";
    }

    @Override
    String noDatabaseWords() {
        return "Access denied for user";
    }
}
