package io.mockloop.migrations.cli;

import io.mockloop.migrations.testkit.DatabaseAccess;
import io.mockloop.migrations.testkit.TestDatabase;

class ExecutableJarMySqlTests extends ExecutableJarTests {

    ExecutableJarMySqlTests() {
        super(TestDatabase.mySql());
    }

    @Override
    DatabaseAccess access() {
        DatabaseAccess access = super.access();
        String separator = access.url().contains("?") ? "&" : "?";
        return new DatabaseAccess(
                access.kind(), access.url() + separator + "sslMode=trust", access.user(), access.password());
    }
}
