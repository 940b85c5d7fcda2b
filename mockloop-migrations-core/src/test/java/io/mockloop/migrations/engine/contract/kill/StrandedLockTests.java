package io.mockloop.migrations.engine.contract.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.engine.contract.Migrating;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.Background;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A process that is killed while a statement of its runs on the server, which goes on with it. */
@OnEachDatabase(that = That.IS_A_SERVER)
class StrandedLockTests extends ContractTests {

    private static final String SLOW = "mockloop_slow";
    private static final Duration LONG = Duration.ofSeconds(60);

    /** Beyond the characters of MySQL's older lists of sessions. */
    private static final String EMOJI = " /* \uD83D\uDE00 */ ";

    StrandedLockTests(TestDatabase server) {
        super(server);
    }

    private String slow() {
        return database.slowStatement(30).replaceFirst(" ", EMOJI);
    }

    @Test
    void theNextStartSaysWhatStillRunsAndRunsBehindIt() throws Exception {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);\n")
                .with("V2__slow.sql", "INSERT INTO a VALUES (1);\n" + slow() + ";\n");
        try (OtherJvm process = Migrating.up(database, path, path)) {
            process.awaitLine("Migration 1 completed", LONG);
            database.awaitRunning(SLOW, LONG);
            process.kill();
        }
        MigrationException failure = failureOf(
                () -> builder().lockTimeout(Duration.ofMillis(500)).build().migrateToLatest());
        assertThat(String.valueOf(failure.getMessage()).replaceFirst(" /\\* .{1,4} \\*/", ""))
                .matches("(?s).*" + database.traits().lockHolder() + ".*");
        folder.with("V2__slow.sql", "INSERT INTO a VALUES (2);\n");
        try (Logged log = new Logged("io.mockloop.migrations")) {
            CompletableFuture<MigrationResult> run =
                    Background.start(() -> builder().lockTimeout(LONG).build().migrateToLatest());
            String waiting =
                    "Another process holds the lock on the history: waiting for it, 1 min at most: it is held by ";
            Await.until(
                    LONG, "it waits", () -> log.messages("INFO").stream().anyMatch(each -> each.startsWith(waiting)));
            database.endRunning(SLOW);
            assertThat(executed(run.get(1, TimeUnit.MINUTES))).containsExactly("2");
        }
        assertThat(database.rows("SELECT id FROM a")).containsExactly("2");
    }
}
