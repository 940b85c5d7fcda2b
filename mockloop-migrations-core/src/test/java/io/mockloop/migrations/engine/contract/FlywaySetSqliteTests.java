package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.stream.Stream;

@Slow
class FlywaySetSqliteTests extends FlywaySetTests {

    FlywaySetSqliteTests() {
        super(TestDatabase.sqlite());
    }

    static Stream<Path> sets() {
        return setsIn("all", "sqlite");
    }
}
