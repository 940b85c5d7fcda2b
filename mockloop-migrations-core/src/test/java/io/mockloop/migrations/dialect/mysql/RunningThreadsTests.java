package io.mockloop.migrations.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mockloop.migrations.engine.batch.LoadRules.Load;
import io.mockloop.migrations.settings.DataLimits;
import io.mockloop.migrations.testkit.Background;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunningThreadsTests {

    static Stream<TestDatabase> servers() {
        return Stream.of(TestDatabase.mySql(), TestDatabase.mariaDb());
    }

    private static Load load(Connection connection, int most) throws SQLException {
        return Objects.requireNonNull(new MySqlDialect().load().question(DataLimits.USUAL.withThreadsRunning(most), ""))
                .apply(connection);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void tellsOfMoreThanMayRun(TestDatabase server) throws SQLException {
        try (FreshDatabase database = server.newDatabase();
                Connection connection = database.access().connect()) {
            assertThat(load(connection, 10_000)).isEqualTo(Load.NONE);
            CompletableFuture<Boolean> slow = Background.start(() -> {
                database.execute(database.slowStatement(30));
                return true;
            });
            database.awaitRunning("mockloop_slow", Duration.ofSeconds(30));
            assertThat(load(connection, 1).problem()).matches("\\d+ threads are running, which is more than 1");
            database.endRunning("mockloop_slow");
            assertThatThrownBy(() -> slow.get(30, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void asksNothingWithoutALimit(TestDatabase server) {
        assertThat(new MySqlDialect().load().question(DataLimits.USUAL.withThreadsRunning(0), ""))
                .as(server.toString())
                .isNull();
    }
}
