package io.mockloop.migrations.engine.contract.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.Background;
import io.mockloop.migrations.testkit.DatabaseAccess;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A change of a table that others use. */
@OnEachDatabase(that = That.IS_A_SERVER)
class DdlLockTests extends ContractTests {

    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final String ALTER = "ALTER TABLE t ADD COLUMN note VARCHAR(20)";

    DdlLockTests(TestDatabase server) {
        super(server);
    }

    @BeforeEach
    void aTableThatIsUsed() {
        database.execute("CREATE TABLE t (id INT)", "INSERT INTO t VALUES (1)");
        builder().baselineOnMigrate(true).build().baseline(Version.of("1"));
    }

    /** Reads the table in a transaction, until it is closed. */
    private final class Reader implements AutoCloseable {

        private final Connection connection = database.access().connect();

        Reader() throws SQLException {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.executeQuery("SELECT id FROM t").close();
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    private MigrationManagerBuilder polite() {
        return builder().ddlLockTimeout(LIMIT);
    }

    private CompletableFuture<MigrationResult> start(MigrationManagerBuilder builder) {
        return Background.start(() -> builder.build().migrateToLatest());
    }

    /** The longest that anyone had to wait who read the table until the log says something. */
    private Duration longestStallUntil(Logged log, String said) throws Exception {
        long longest = 0;
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        try (Connection connection = database.access().connect();
                Statement statement = connection.createStatement()) {
            while (!String.join("|", log.messages("WARN")).contains(said)) {
                assertThat(System.nanoTime()).as("until the log says " + said).isLessThan(end);
                long sent = System.nanoTime();
                statement.executeQuery("SELECT id FROM t").close();
                longest = Math.max(longest, System.nanoTime() - sent);
                Thread.sleep(10);
            }
        }
        return Duration.ofNanos(longest);
    }

    @Test
    void keepsNobodyOutForLongAndGoesOnWhenNobodyHasTheTable() throws Exception {
        folder.with("V2__a.sql", "CREATE TABLE a (id INT);\n" + ALTER + ";\nINSERT INTO a VALUES (1);\n");
        CompletableFuture<MigrationResult> run;
        try (Logged log = new Logged("io.mockloop.migrations")) {
            try (Reader reader = new Reader()) {
                run = start(polite());
                assertThat(longestStallUntil(log, "(2 of 10)"))
                        .isBetween(Duration.ofMillis(300), LIMIT.plusMillis(200));
                assertThat(run).isNotDone();
                assertThat(reader).isNotNull();
            }
            assertThat(executed(run.get(1, TimeUnit.MINUTES))).containsExactly("2");
            assertThat(String.join("|", log.messages("WARN")))
                    .contains("statement 2 of 3, V2__a.sql:2: others have locked what it needs: ", "(2 of 10)")
                    .containsPattern(database.traits().lockedTable());
        }
        assertThat(database.rows("SELECT count(note), count(id) FROM t")).containsExactly("0|1");
        assertThat(database.rows("SELECT id FROM a")).containsExactly("1");
    }

    @Test
    void givesUpAndSaysWhoHasTheTableAndLeavesNothing() throws Exception {
        folder.with("V2__a.sql", ALTER + ";\n");
        try (Reader reader = new Reader()) {
            MigrationException failure =
                    failureOf(() -> polite().ddlRetries(1).build().migrateToLatest());
            assertThat(failure.code()).isEqualTo("MIGRATION_FAILED");
            assertThat(failure)
                    .hasMessageContaining("statement 1 of 1, V2__a.sql:1: ")
                    .hasMessageContaining("It was tried 2 times.")
                    .hasMessageContaining("othing of it is left")
                    .hasMessageContaining("mockloop.migrations.ddl.lock-timeout higher")
                    .hasMessageMatching("(?s).*" + database.traits().lockedTable() + ".*");
            assertThat(reader).isNotNull();
        }
        assertThat(applied()).containsExactly("1");
        assertThat(executed(manager().migrateToLatest())).containsExactly("2");
    }

    @Test
    void whatItLeavesBehindEarlierStatementsIsRecovered() throws Exception {
        folder.with("V2__a.sql", "CREATE TABLE a (id INT);\n" + ALTER + ";\n");
        try (Reader reader = new Reader()) {
            assertThat(failureOf(() -> polite().ddlRetries(0).build().migrateToLatest()))
                    .hasMessageContaining("It was tried once.");
            assertThat(reader).isNotNull();
        }
        if (undoesSchemaChanges()) {
            manager().migrateToLatest();
        } else {
            manager().recover(Version.of("2"), RecoveryKind.COMPLETE);
        }
        assertThat(database.rows("SELECT count(note) FROM t")).containsExactly("0");
        assertThat(database.rows("SELECT state FROM schema_version WHERE version = '2'"))
                .containsExactly("APPLIED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"beforeMigrate.sql", "beforeEachMigrate.sql", "afterMigrate.sql"})
    void aCallbackComesAgain(String callback) throws Exception {
        folder.with(callback, "CREATE TABLE a (id INT);\n" + ALTER + ";\n").with("V2__a.sql", "SELECT 1;\n");
        CompletableFuture<MigrationResult> run;
        try (Logged log = new Logged("io.mockloop.migrations")) {
            try (Reader reader = new Reader()) {
                run = start(polite());
                Await.until(
                        Duration.ofSeconds(30),
                        "it is tried again",
                        () -> String.join("|", log.messages("WARN")).contains("(1 of 10)"));
                assertThat(reader).isNotNull();
            }
            assertThat(executed(run.get(1, TimeUnit.MINUTES))).containsExactly("2");
        }
        assertThat(database.rows("SELECT count(note) FROM t")).containsExactly("0");
    }

    /** What to do about it is another thing. */
    @Test
    void aChangeOfRowsThatOthersHaveLockedIsNoMatterOfTheSchema() throws Exception {
        folder.with("V2__a.sql", database.traits().ownRowLockLimit() + ";\nUPDATE t SET id = 2;\n");
        try (Reader writer = new Reader();
                Statement statement = writer.connection.createStatement()) {
            statement.executeUpdate("UPDATE t SET id = 3");
            MigrationException failure =
                    failureOf(() -> polite().ddlRetries(0).build().migrateToLatest());
            assertThat(failure.getMessage().contains("ddl.lock-timeout")).isEqualTo(undoesSchemaChanges());
        }
    }

    @Test
    void aFirstStatementOfCodeIsSentAgainWithoutTheCode() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        Coded coded = new Coded("2", db -> {
            runs.incrementAndGet();
            db.execute(ALTER);
            db.execute("INSERT INTO t VALUES (2, 'x')");
        });
        CompletableFuture<MigrationResult> run;
        try (Logged log = new Logged("io.mockloop.migrations")) {
            try (Reader reader = new Reader()) {
                run = start(polite().migrations(coded));
                assertThat(longestStallUntil(log, "(1 of 10)")).isLessThan(LIMIT.plusMillis(300));
                assertThat(reader).isNotNull();
            }
            assertThat(executed(run.get(1, TimeUnit.MINUTES))).containsExactly("2");
            assertThat(String.join("|", log.messages("WARN")))
                    .contains("statement 1", "others have locked what it needs")
                    .containsPattern(database.traits().lockedTable());
        }
        assertThat(runs).hasValue(1);
        assertThat(database.rows("SELECT note FROM t WHERE id = 2")).containsExactly("x");
    }

    @Test
    void aLimitOfTheMigrationsOwnCounts() throws Exception {
        folder.with("V2__a.sql", database.traits().ownLockLimit() + ";\n" + ALTER + ";\n");
        long started = System.nanoTime();
        try (Reader reader = new Reader()) {
            MigrationException failure = failureOf(() -> builder()
                    .ddlLockTimeout(Duration.ofMinutes(2))
                    .ddlRetries(0)
                    .build()
                    .migrateToLatest());
            assertThat(failure).hasMessageContaining("It was tried once");
            assertThat(reader).isNotNull();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void theSessionIsGivenBackWithItsOwnLimit() {
        folder.with(
                "V2__a.sql",
                "-- transaction: false\n" + ALTER + ";\nINSERT INTO t VALUES (2, 'x');\n"
                        + "ALTER TABLE t ADD COLUMN more INT;\n");
        folder.with("V3__a.sql", "ALTER TABLE t ADD COLUMN most INT;\n");
        HikariDataSource pool = database.pool(1);
        JdbcTemplate jdbc = new JdbcTemplate(pool);
        String before = jdbc.queryForObject(database.traits().lockLimit(), String.class);
        MigrationManagerBuilder.forDataSource(pool)
                .locations(folder.location())
                .build()
                .migrateToLatest();
        assertThat(jdbc.queryForObject(database.traits().lockLimit(), String.class))
                .isEqualTo(before);
    }

    /** Only the administrator is shown other sessions' locks by MySQL. */
    @Test
    void anAdministratorIsTold() throws Exception {
        DatabaseAccess admin = database.admin();
        folder.with("V2__a.sql", ALTER + ";\n");
        try (Reader reader = new Reader()) {
            MigrationException failure = failureOf(() -> MigrationManagerBuilder.forDataSource(admin.dataSource())
                    .locations(folder.location())
                    .ddlLockTimeout(LIMIT)
                    .ddlRetries(0)
                    .build()
                    .migrateToLatest());
            assertThat(failure).hasMessageMatching("(?s).*" + database.traits().lockedTableForAdministrators() + ".*");
            assertThat(reader).isNotNull();
        }
    }
}
