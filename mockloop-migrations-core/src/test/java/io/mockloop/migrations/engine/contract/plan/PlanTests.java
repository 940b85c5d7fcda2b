package io.mockloop.migrations.engine.contract.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.Direction;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationPlan.Source;
import io.mockloop.migrations.MigrationPlan.Step;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.settings.BackupMode;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class PlanTests extends ContractTests {

    private static final String CODED = Coded.class.getName();

    PlanTests(TestDatabase server) {
        super(server);
    }

    private MigrationManager threeMigrations() {
        folder.with("V1__first.sql", "-- A header.\nCREATE TABLE a (id INT);\n\nINSERT INTO a VALUES (${one});\n")
                .with("U1__first.sql", "DROP TABLE a;")
                .with("migration_002_second_one.sql", """
                        -- depends-on: 1
                        -- backup: true
                        -- migrate:up
                        CREATE TABLE b (id INT);
                        -- migrate:down
                        DELETE FROM b;

                        DROP TABLE b;
                        """);
        Migration third = Coded.sending("3", "CREATE TABLE c (id INT)").undoneBy(db -> db.execute("DROP TABLE c"));
        return withoutTools().placeholders(Map.of("one", "1")).migrations(third).build();
    }

    /** A plan tells what a backup needs that isn't there. */
    private MigrationManagerBuilder withoutTools() {
        return builder().backupMode(BackupMode.NEVER);
    }

    /** The plan without the transactions of databases that have them around schema changes, too. */
    private static String withoutTransactions(MigrationPlan plan) {
        return plan.toString().replaceAll("(?m)^(BEGIN( IMMEDIATE)?|COMMIT);\\R", "");
    }

    @Test
    void printsWhatWouldBeApplied() {
        assertThat(withoutTransactions(threeMigrations().plan())).isEqualTo("""
                -- UP 1: first (V1__first.sql)
                -- V1__first.sql:2
                CREATE TABLE a (id INT);
                -- V1__first.sql:4
                INSERT INTO a VALUES (1);

                -- UP 002: Second one (migration_002_second_one.sql)
                -- migration_002_second_one.sql:4
                CREATE TABLE b (id INT);

                -- UP 3: Coded 3 (%s)
                -- Written in Java: its statements are known when it runs.

                """.formatted(CODED));
        assertThat(database.catalog()).isEmpty();
    }

    @Test
    void printsWhatWouldBeUndone() {
        MigrationManager manager = threeMigrations();
        manager.migrateToLatest();
        assertThat(withoutTransactions(manager.plan("1"))).isEqualTo("""
                -- DOWN 3: Coded 3 (%s)
                -- Written in Java: its statements are known when it runs.

                -- DOWN 002: Second one (migration_002_second_one.sql)
                -- migration_002_second_one.sql:6
                DELETE FROM b;
                -- migration_002_second_one.sql:8
                DROP TABLE b;

                """.formatted(CODED));
        assertThat(applied()).containsExactly("1", "002", "3");
    }

    @Test
    void namesTheUndoFileOfAPair() {
        MigrationManager manager = threeMigrations();
        manager.migrateToVersion("1");
        assertThat(withoutTransactions(manager.plan("none"))).isEqualTo("""
                -- DOWN 1: first (U1__first.sql)
                -- U1__first.sql:1
                DROP TABLE a;

                """);
    }

    @Test
    void tellsOfEachStepWhatItIs() {
        MigrationManager manager = threeMigrations();
        folder.with("V4__fourth.sql", "CREATE TABLE d (id INT);");
        assertThat(manager.plan().steps())
                .extracting(
                        Step::version,
                        Step::type,
                        Step::direction,
                        Step::source,
                        Step::reversible,
                        Step::backupRequired)
                .containsExactly(
                        tuple(Version.of("1"), MigrationType.SQL, Direction.UP, Source.FILE, true, false),
                        tuple(Version.of("2"), MigrationType.SQL, Direction.UP, Source.FILE, true, true),
                        tuple(Version.of("3"), MigrationType.JAVA, Direction.UP, Source.CLASS, true, false),
                        tuple(Version.of("4"), MigrationType.SQL, Direction.UP, Source.FILE, false, false));
        manager.migrateToVersion("2");
        folder.without("migration_002_second_one.sql");
        assertThat(manager.plan("1").steps())
                .extracting(Step::version, Step::direction, Step::source)
                .containsExactly(tuple(Version.of("2"), Direction.DOWN, Source.DATABASE));
    }

    @Test
    void goesToTheTargetGivenOrElseToTheConfiguredOne() {
        threeMigrations();
        Map<String, String> one = Map.of("one", "1");
        assertThat(withoutTools().placeholders(one).build().plan("1").steps()).hasSize(1);
        MigrationManager limited =
                withoutTools().placeholders(one).target(Version.of("1")).build();
        assertThat(limited.plan().steps()).hasSize(1);
        limited.migrateToLatest();
        assertThat(limited.plan()).hasToString("-- Nothing to do.\n");
        assertThat(limited.plan("1").isEmpty()).isTrue();
        assertThat(limited.plan("2").steps()).hasSize(1);
    }

    @Test
    void isRefusedAsItsRunWouldBe() {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);").with("V3__c.sql", "CREATE TABLE c (id INT);");
        manager().migrateToLatest();
        folder.with("V2__b.sql", "CREATE TABLE b (id INT);");
        assertThat(failureOf(() -> manager().plan()).code()).isEqualTo("OUT_OF_ORDER");
        assertThat(failureOf(() -> manager().plan("1")).code()).isEqualTo("IRREVERSIBLE");
    }

    @Test
    void isTheSqlThatTheRunSends() {
        folder.with(
                "V1__a.sql", "CREATE TABLE a (id INT);\nINSERT INTO a VALUES (1) -- one\n;\nINSERT INTO a VALUES (2)");
        String plan = manager().plan().toString();
        folder.with("V1__a.sql", plan);
        manager().migrateToLatest();
        assertThat(database.rows("SELECT id FROM a ORDER BY id")).containsExactly("1", "2");
    }

    @Test
    void showsSettingsThatAreMadeBeforeTheTransaction() {
        assumeTrue(database.kind() == Database.SQLITE, "only SQLite has settings that a transaction ignores");
        folder.with("V1__a.sql", "PRAGMA foreign_keys = OFF;\nCREATE TABLE a (id INT);\nPRAGMA foreign_keys = ON;");
        assertThat(manager().plan().toString()).contains("V1__a.sql:1\nPRAGMA foreign_keys = OFF;");
    }
}
