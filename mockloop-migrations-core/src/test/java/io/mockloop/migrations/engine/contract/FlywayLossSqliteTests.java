package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.stream.Stream;

class FlywayLossSqliteTests extends FlywayLossTests {

    FlywayLossSqliteTests() {
        super(TestDatabase.sqlite());
    }

    static Stream<Path> files() {
        return FlywaySetTests.setsIn("lost/sqlite");
    }
}
