package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.stream.Stream;

@Slow
class FlywaySetPostgreSqlTests extends FlywaySetTests {

    FlywaySetPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }

    static Stream<Path> sets() {
        return setsIn("all", "postgresql");
    }
}
