package io.mockloop.migrations.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mockloop.migrations.Database;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@OnEachDatabase(quick = Database.SQLITE)
class OtherJvmTests {

    private static final Duration LONG = Duration.ofSeconds(60);

    @AutoClose
    private final FreshDatabase database;

    OtherJvmTests(TestDatabase server) {
        database = server.newDatabase();
    }

    @Test
    void killedInAStatementLeavesNothingOfItsTransaction() {
        database.execute("CREATE TABLE t (a INT)");
        try (OtherJvm other = insertThenSleep()) {
            assertThat(other.awaitLine("inserted", LONG)).isEqualTo("ınserted: inserted");
            database.awaitRunning("mockloop_slow", LONG);
            other.kill();
            assertThat(other.exitCode(LONG)).isEqualTo(137);
        }
        Await.until(LONG, "the server has noticed", () -> !database.isRunning("mockloop_slow"));
        assertThat(database.rows("SELECT a FROM t")).isEmpty();
    }

    @Test
    void terminatedRunsItsShutdownHooks() {
        database.execute("CREATE TABLE t (a INT)");
        try (OtherJvm other = insertThenSleep()) {
            other.awaitLine("inserted", LONG);
            other.terminate();
            assertThat(other.exitCode(LONG)).isEqualTo(143);
            assertThat(other.lines()).contains("shutting down");
        }
    }

    @Test
    void saysWhatWasPrintedWhenALineIsMissing() {
        try (OtherJvm other = OtherJvm.start(List.of("-Xmx64m"), Failing.class)) {
            assertThatThrownBy(() -> other.awaitLine("never", LONG))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("ended")
                    .hasMessageContaining("as planned");
            assertThat(other.exitCode(LONG)).isEqualTo(1);
        }
    }

    private OtherJvm insertThenSleep() {
        String[] arguments = {"", "", "", "", database.slowStatement(5)};
        System.arraycopy(database.access().arguments(), 0, arguments, 0, 4);
        return OtherJvm.start(InsertThenSleep.class, arguments);
    }

    static final class InsertThenSleep {
        public static void main(String[] arguments) throws Exception {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("shutting down")));
            try (Connection connection = DatabaseAccess.of(arguments).connect();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.executeUpdate("INSERT INTO t VALUES (1)");
                System.out.println("ınserted: inserted");
                statement.execute(arguments[4]);
            }
        }
    }

    static final class Failing {
        public static void main(String[] arguments) {
            System.err.println("as planned");
            System.exit(1);
        }
    }
}
