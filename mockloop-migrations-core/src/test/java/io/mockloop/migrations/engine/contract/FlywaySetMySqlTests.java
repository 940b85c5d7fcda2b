package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.stream.Stream;

@Slow
class FlywaySetMySqlTests extends FlywaySetTests {

    FlywaySetMySqlTests() {
        super(TestDatabase.mySql());
    }

    static Stream<Path> sets() {
        return setsIn("all", "mysql");
    }
}
