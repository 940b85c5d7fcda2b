package io.mockloop.migrations.cli;

import io.mockloop.migrations.testkit.TestDatabase;

class ExecutableJarConnectionPostgreSqlIT extends ExecutableJarConnectionIT {

    ExecutableJarConnectionPostgreSqlIT() {
        super(TestDatabase.postgreSql());
    }

    @Override
    String deniedWords() {
        return "password authentication failed";
    }

    @Override
    String noDatabaseWords() {
        return "does not exist";
    }
}
