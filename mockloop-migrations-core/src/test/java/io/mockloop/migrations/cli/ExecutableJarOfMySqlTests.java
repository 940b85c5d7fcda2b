package io.mockloop.migrations.cli;

import io.mockloop.migrations.testkit.DatabaseAccess;
import io.mockloop.migrations.testkit.TestDatabase;

/** What MySQL and MariaDB have in common. */
abstract class ExecutableJarOfMySqlTests extends ExecutableJarTests {

    ExecutableJarOfMySqlTests(TestDatabase server) {
        super(server);
    }

    @Override
    DatabaseAccess access() {
        DatabaseAccess access = super.access();
        String separator = access.url().contains("?") ? "&" : "?";
        return new DatabaseAccess(
                access.kind(), access.url() + separator + "sslMode=trust", access.user(), access.password());
    }
}
