package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.stream.Stream;

@Slow
class FlywayLossMariaDbTests extends FlywayLossTests {

    FlywayLossMariaDbTests() {
        super(TestDatabase.mariaDb());
    }

    static Stream<Path> files() {
        return FlywaySetTests.setsIn("lost/mysql", "lost/mariadb");
    }
}
