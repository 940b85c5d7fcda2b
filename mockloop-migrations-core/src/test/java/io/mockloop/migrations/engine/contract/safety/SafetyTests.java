package io.mockloop.migrations.engine.contract.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.SafeMigration;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.settings.SafetyMode;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.CountingDataSource;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

@OnEachDatabase(variants = true)
class SafetyTests extends ContractTests {

    private static final String KEY =
            "CONSTRAINT runs_of_scenarios FOREIGN KEY (scenario, part) REFERENCES scenarios (id, part)";

    SafetyTests(TestDatabase server) {
        super(server);
    }

    @BeforeEach
    void tables() {
        folder.with("V1__tables.sql", """
                        CREATE TABLE scenarios (id INT NOT NULL, part INT NOT NULL, PRIMARY KEY (id, part));
                        CREATE TABLE runs (id INT NOT NULL PRIMARY KEY, scenario INT, part INT%s);
                        INSERT INTO scenarios VALUES (1, 1);
                        INSERT INTO runs VALUES (1, 1, 1), (2, NULL, 7);
                        """.formatted(isPostgreSql() ? "" : ", " + KEY));
        safe(SafetyMode.FAIL).migrateToLatest();
        folder.with("V2__more.sql", "CREATE TABLE more (id INT);\nALTER TABLE runs ADD COLUMN result INT;");
    }

    private MigrationManager safe(SafetyMode mode) {
        return builder().safety(mode).build();
    }

    private boolean isPostgreSql() {
        return database.kind() == Database.POSTGRESQL;
    }

    private boolean isSqlite() {
        return database.kind() == Database.SQLITE;
    }

    /** Rows that lead nowhere, written while nothing is checked. */
    private void orphans() {
        String rows = "INSERT INTO runs (id, scenario, part) VALUES (3, 1, 2), (4, 9, 9)";
        if (That.IS_OF_MYSQL.isTrueOf(database)) {
            inOneSession("SET foreign_key_checks = 0", rows, "SET foreign_key_checks = 1");
        } else {
            inOneSession(rows);
        }
        if (isPostgreSql()) {
            database.execute("ALTER TABLE runs ADD " + KEY + " NOT VALID");
        }
    }

    private void inOneSession(String... statements) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> codes(List<Problem> problems) {
        return problems.stream().map(Problem::code).toList();
    }

    private List<String> expected() {
        return isPostgreSql() ? List.of("SAFETY_CONSTRAINT", "SAFETY_ORPHANS") : List.of("SAFETY_ORPHANS");
    }

    @Test
    void rowsThatLeadNowhereAreCountedAndShownAndNothingIsRun() {
        orphans();
        MigrationException failure = failureOf(() -> safe(SafetyMode.FAIL).migrateToLatest());
        assertThat(failure.code()).isEqualTo("SAFETY_CHECK");
        assertThat(codes(failure.problems())).isEqualTo(expected());
        Problem orphans = failure.problems().get(failure.problems().size() - 1);
        assertThat(orphans.kind()).isEqualTo("foreign key");
        assertThat(orphans.object()).isEqualTo(isSqlite() ? "runs.scenario, part" : "runs.runs_of_scenarios");
        assertThat(orphans.message()).startsWith("table runs: 2 rows whose foreign key ");
        assertThat(failure).hasMessageContaining(product()).hasMessageContaining(orphans.message());
        String shown = orphans.message().substring(orphans.message().indexOf(" shown by: ") + 11);
        assertThat(database.rows(shown.substring(0, shown.length() - 1))).hasSize(2);
        assertThat(applied()).containsExactly("1");
        try (Logged logged = new Logged("io.mockloop.migrations.engine.precaution")) {
            safe(SafetyMode.WARN).migrateToLatest();
            assertThat(logged.messages("WARN")).anyMatch(each -> each.endsWith(orphans.message()));
        }
        assertThat(applied()).containsExactly("1", "2");
    }

    /** A session that replicates, or loads rows as one, is asked by no foreign key, which stays valid. */
    @Test
    void rowsOfASessionThatNoForeignKeyAsksAreFound() {
        assumeTrue(isPostgreSql(), "another database's sessions don't replicate so");
        database.execute("ALTER TABLE runs ADD " + KEY);
        new JdbcTemplate(database.admins())
                .execute("SET session_replication_role = replica;"
                        + " INSERT INTO runs (id, scenario, part) VALUES (3, 1, 2), (4, 9, 9);"
                        + " RESET session_replication_role");
        MigrationException failure = failureOf(() -> safe(SafetyMode.FAIL).migrateToLatest());
        assertThat(codes(failure.problems())).containsExactly("SAFETY_ORPHANS");
    }

    @Test
    void aDatabaseThatIsFitPassesAndOneWithNothingPendingIsNotLookedAt() {
        safe(SafetyMode.FAIL).migrateToLatest();
        assertThat(applied()).containsExactly("1", "2");
        orphans();
        CountingDataSource counting = new CountingDataSource(database.dataSource());
        MigrationManagerBuilder.forDataSource(counting)
                .locations(folder.location())
                .safety(SafetyMode.FAIL)
                .build()
                .migrateToLatest();
        assertThat(counting.statements()).hasSize(1);
    }

    @Test
    void aUserWithoutRightsIsToldOfEachBeforeAnythingIsRun() {
        MigrationManager restricted = MigrationManagerBuilder.forDataSource(
                        database.withoutCreate().dataSource())
                .locations(folder.location())
                .safety(SafetyMode.FAIL)
                .build();
        MigrationException failure = failureOf(restricted::migrateToLatest);
        assertThat(failure.code()).isEqualTo("SAFETY_CHECK");
        assertThat(failure.problems()).allMatch(each -> each.code().equals("SAFETY_RIGHT"));
        if (isSqlite()) {
            assertThat(failure.problems()).extracting(Problem::kind).contains("file");
        } else {
            assertThat(failure.problems()).extracting(Problem::kind).element(1).isEqualTo("table");
            assertThat(failure.problems())
                    .extracting(Problem::object)
                    .element(1)
                    .isEqualTo("runs");
            assertThat(failure.problems()).hasSize(2);
        }
        assertThat(applied()).containsExactly("1");
    }

    @MigrationInfo(version = "3", description = "safe")
    private static class Safe extends SafeMigration {

        private final Duration budget;
        private final String own;

        private final boolean looksAtConstraints;

        Safe(Duration budget, String own, boolean looksAtConstraints) {
            this.budget = budget;
            this.own = own;
            this.looksAtConstraints = looksAtConstraints;
        }

        @Override
        protected ValidationResult checkConstraints(DatabaseConnection db) throws Exception {
            return looksAtConstraints ? super.checkConstraints(db) : ValidationResult.ok();
        }

        @Override
        protected Duration safetyBudget() {
            return budget;
        }

        @Override
        protected ValidationResult checkDiskSpace(DatabaseConnection db) throws Exception {
            return own.isEmpty() ? super.checkDiskSpace(db) : ValidationResult.problems(own);
        }

        @Override
        public void up(DatabaseConnection db) {
            db.execute("CREATE TABLE made (id INT)");
        }

        @Override
        public void down(DatabaseConnection db) {
            db.execute("DROP TABLE made");
        }
    }

    @Test
    void aSafeMigrationReportsTheProblemsOfAllItsChecksItsOwnAmongThem() {
        orphans();
        MigrationException failure = failureOf(() -> manager(new Safe(Duration.ofSeconds(10), "no room for it", true))
                .migrateToLatest());
        assertThat(failure).hasMessageContaining("2 rows whose").hasMessageContaining("no room for it");
        assertThat(applied()).containsExactly("1", "2");
    }

    /** Others wait for somebody's lock; SQLite, on which nobody waits to read, has many rows to look at. */
    @Test
    void whatThereIsNoTimeForIsSaidAndTheMigrationIsRun() throws SQLException {
        builder().build().migrateToLatest();
        if (isSqlite()) {
            String rows = "WITH n (i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) ";
            database.execute(
                    "INSERT INTO scenarios " + rows + "SELECT i, 1 FROM n",
                    "INSERT INTO runs (id, scenario, part) SELECT id, id, part FROM scenarios WHERE id > 9");
        } else if (isPostgreSql()) {
            database.execute("ALTER TABLE runs ADD " + KEY + " NOT VALID");
        }
        try (Connection other = database.dataSource().getConnection();
                Statement statement = other.createStatement();
                Logged logged = new Logged("io.mockloop.migrations.engine.step")) {
            if (!isSqlite()) {
                other.setAutoCommit(false);
                statement.execute(isPostgreSql() ? "LOCK TABLE runs" : "LOCK TABLES runs WRITE");
            }
            manager(new Safe(Duration.ofMillis(5), "", false)).migrateToLatest();
            assertThat(logged.messages("WARN"))
                    .anyMatch(each -> each.contains("5 ms for looking at the database were used up"));
            if (!isSqlite()) {
                other.rollback();
            }
        }
        assertThat(applied()).containsExactly("1", "2", "3");
    }

    @Test
    void whatDoesNotHoldIsNamed() {
        if (isPostgreSql()) {
            database.execute("ALTER TABLE runs ADD CONSTRAINT positive CHECK (id > 0) NOT VALID");
            inOneSession("INSERT INTO runs VALUES (5, 1, 1)");
            try {
                inOneSession("CREATE UNIQUE INDEX CONCURRENTLY idx_runs ON runs (scenario)");
            } catch (IllegalStateException e) {
                assertThat(e).hasStackTraceContaining("duplicate");
            }
        } else if (isSqlite()) {
            database.execute("CREATE TABLE lost (id INT REFERENCES nowhere (id), n INT CHECK (n > 0))");
            inOneSession("PRAGMA ignore_check_constraints = 1", "INSERT INTO lost VALUES (NULL, -1)");
        } else {
            inOneSession(
                    "SET foreign_key_checks = 0",
                    "CREATE TABLE lost (id INT, CONSTRAINT gone FOREIGN KEY (id) REFERENCES nowhere (id))",
                    "SET foreign_key_checks = 1");
        }
        MigrationException failure = failureOf(() -> safe(SafetyMode.FAIL).migrateToLatest());
        assertThat(failure.problems().stream()
                        .map(each -> each.code() + " " + each.object())
                        .toList())
                .isEqualTo(
                        isPostgreSql()
                                ? List.of("SAFETY_CONSTRAINT runs.positive", "SAFETY_INDEX runs.idx_runs")
                                : isSqlite()
                                        ? List.of("SAFETY_CONSTRAINT lost.id", "SAFETY_QUICK_CHECK null")
                                        : List.of("SAFETY_CONSTRAINT lost.gone"));
    }
}
