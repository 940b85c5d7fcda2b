package io.mockloop.migrations.engine.contract.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationDetails;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationPlan.PlannedStatement;
import io.mockloop.migrations.MigrationPlan.Source;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.cli.output.Colours;
import io.mockloop.migrations.cli.output.DetailsReport;
import io.mockloop.migrations.cli.output.Screen;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Meter;
import io.mockloop.migrations.settings.BackupMode;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class DetailsTests extends ContractTests {

    DetailsTests(TestDatabase server) {
        super(server);
    }

    private MigrationDetails details(String versionOrScript) {
        return manager().details(versionOrScript).orElseThrow();
    }

    private void addThree() {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);")
                .with("sub/migration_002_second_one.sql", """
                        -- depends-on: 1
                        -- backup: true
                        -- transaction: false
                        -- migrate:up
                        CREATE TABLE b (id INT);
                        INSERT INTO b VALUES (1);
                        -- migrate:down
                        DROP TABLE b;
                        """)
                .with("V3__third.sql", "-- depends-on: 1, 2\nCREATE TABLE c (id INT);");
    }

    @Test
    void tellsWhatThePendingOneIs() {
        addThree();
        MigrationDetails second = details("2.0");
        assertThat(second.version()).hasToString("002");
        assertThat(second.description()).isEqualTo("Second one");
        assertThat(second.type()).isEqualTo(MigrationType.SQL);
        assertThat(second.script()).isEqualTo("sub/migration_002_second_one.sql");
        assertThat(second.state()).isNull();
        assertThat(second.pending()).isTrue();
        assertThat(second.inCode()).isTrue();
        assertThat(second.dependencies()).containsExactly(Version.of("1"));
        assertThat(second.dependents()).containsExactly(Version.of("3"));
        assertThat(second.reversible()).isTrue();
        assertThat(second.backupRequired()).isTrue();
        assertThat(second.transactional()).isFalse();
        assertThat(second.appliedAt()).isNull();
        assertThat(second.appliedBy()).isNull();
        assertThat(second.executionTime()).isNull();
        assertThat(second.recordedChecksum()).isNull();
        assertThat(second.checksum()).startsWith("sha256:");
        assertThat(second.up())
                .containsExactly(
                        new PlannedStatement(5, "CREATE TABLE b (id INT)"),
                        new PlannedStatement(6, "INSERT INTO b VALUES (1)"));
        assertThat(second.down()).containsExactly(new PlannedStatement(8, "DROP TABLE b"));
        assertThat(second.undoFrom()).isEqualTo(Source.FILE);
        assertThat(second.irreversibleBecause()).isNull();
        assertThat(details("sub/migration_002_second_one.sql")).isEqualTo(second);
        assertThat(database.catalog()).isEmpty();
    }

    @Test
    void tellsWhatBecameOfTheAppliedOne() {
        addThree();
        Instant before = Instant.now();
        manager().migrateToVersion("2");
        MigrationDetails second = details("2");
        assertThat(second.state()).isEqualTo(MigrationState.APPLIED);
        assertThat(second.pending()).isFalse();
        assertThat(second.appliedAt())
                .isBetween(before.minus(Duration.ofMinutes(5)), Instant.now().plusSeconds(300));
        assertThat(second.appliedBy()).isNotEmpty();
        assertThat(second.executionTime()).isNotNull();
        assertThat(second.recordedChecksum()).isEqualTo(second.checksum());
        assertThat(details("3").pending()).isTrue();
        builder().backupMode(BackupMode.NEVER).build().rollbackToVersion("1");
        MigrationDetails undone = details("2");
        assertThat(undone.state()).isEqualTo(MigrationState.ROLLED_BACK);
        assertThat(undone.pending()).isTrue();
        assertThat(undone.appliedAt()).isNotNull();
        assertThat(undone.recordedChecksum()).isNull();
    }

    @Test
    void isEmptyForWhatNobodyKnows() {
        addThree();
        assertThat(manager().details("4")).isEmpty();
        assertThat(manager().details("V4__x.sql")).isEmpty();
        assertThat(manager().details("")).isEmpty();
    }

    @Test
    void tellsWhereTheUndoOfAForgottenOneIs() {
        addThree();
        manager().migrateToLatest();
        folder.without("sub/migration_002_second_one.sql").without("V3__third.sql");
        MigrationDetails second = details("2");
        assertThat(second.inCode()).isFalse();
        assertThat(second.pending()).isFalse();
        assertThat(second.state()).isEqualTo(MigrationState.APPLIED);
        assertThat(second.description()).isEqualTo("Second one");
        assertThat(second.undoFrom()).isEqualTo(Source.DATABASE);
        assertThat(second.down()).containsExactly(new PlannedStatement(1, "DROP TABLE b"));
        assertThat(second.up()).isEmpty();
        assertThat(second.checksum()).isNull();
        assertThat(second.recordedChecksum()).startsWith("sha256:");
        assertThat(second.transactional()).isFalse();
        assertThat(details("sub/migration_002_second_one.sql")).isEqualTo(second);
        MigrationDetails third = details("3");
        assertThat(third.undoFrom()).isNull();
        assertThat(third.reversible()).isFalse();
        assertThat(third.irreversibleBecause())
                .isEqualTo("The code does not have it, and no way back is stored in the database.");
    }

    @Test
    void tellsThatAStoredUndoIsNotWhatWasStored() {
        addThree();
        manager().migrateToLatest();
        folder.without("sub/migration_002_second_one.sql");
        database.execute("UPDATE schema_version SET down_sql = REPLACE(down_sql, 'TABLE b', 'TABLE a')"
                + " WHERE version = '002'");
        MigrationDetails second = details("2");
        assertThat(second.undoFrom()).isNull();
        assertThat(second.down()).isEmpty();
        assertThat(second.irreversibleBecause())
                .isEqualTo("The down statements that are stored in the database for 002"
                        + " (sub/migration_002_second_one.sql) do not match their checksum: they were changed after they"
                        + " were stored.");
    }

    @Test
    void tellsWhatWasOnceApplied() {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);").with("U1__first.sql", "DROP TABLE a;");
        manager().migrateToLatest();
        manager().rollbackToVersion("none");
        folder.without("V1__first.sql").without("U1__first.sql");
        MigrationDetails first = details("1");
        assertThat(first.state()).isEqualTo(MigrationState.ROLLED_BACK);
        assertThat(first.script()).isEqualTo("V1__first.sql");
        assertThat(first.inCode()).isFalse();
        assertThat(first.pending()).isFalse();
        assertThat(first.irreversibleBecause()).isEqualTo("It is not applied, and the code does not have it.");
    }

    @Test
    void tellsWhyThereIsNoUndo() {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);")
                .with("V2__second.sql", "-- irreversible: the rows are gone.\nDELETE FROM a;")
                .with("R__view.sql", "CREATE VIEW v AS SELECT 1 AS one;");
        MigrationManager manager =
                manager(Coded.sending("3", "DELETE FROM a").irreversible(), Coded.sending("4", "DELETE FROM a"));
        assertThat(manager.details("1").orElseThrow().irreversibleBecause()).isEqualTo("It has no down part.");
        assertThat(manager.details("2").orElseThrow().irreversibleBecause())
                .isEqualTo("It is declared to be irreversible: the rows are gone.");
        assertThat(manager.details("3").orElseThrow().irreversibleBecause())
                .isEqualTo("It is declared to be irreversible.");
        MigrationDetails fourth = manager.details("4").orElseThrow();
        assertThat(fourth.undoFrom()).isEqualTo(Source.CLASS);
        assertThat(fourth.type()).isEqualTo(MigrationType.JAVA);
        assertThat(fourth.up()).isEmpty();
        assertThat(fourth.down()).isEmpty();
        assertThat(fourth.checksum()).isNull();
        MigrationDetails view = manager.details("R__view.sql").orElseThrow();
        assertThat(view.version()).isNull();
        assertThat(view.type()).isEqualTo(MigrationType.REPEATABLE);
        assertThat(view.pending()).isTrue();
        assertThat(view.irreversibleBecause()).isEqualTo("A repeatable migration is not undone.");
        manager.migrateToLatest();
        MigrationDetails applied = manager.details("R__view.sql").orElseThrow();
        assertThat(applied.state()).isEqualTo(MigrationState.APPLIED);
        assertThat(applied.pending()).isFalse();
        assertThat(applied.recordedChecksum()).isEqualTo(applied.checksum());
        assertThat(applied.appliedAt()).isNotNull();
    }

    @Test
    void knowsABaseline() {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);")
                .with("V2__second.sql", "CREATE TABLE b (id INT);")
                .with("U2__second.sql", "DROP TABLE b;");
        manager().baseline(Version.of("2"));
        MigrationDetails second = details("2");
        assertThat(second.type()).isEqualTo(MigrationType.BASELINE);
        assertThat(second.state()).isEqualTo(MigrationState.BASELINE);
        assertThat(second.pending()).isFalse();
        assertThat(second.irreversibleBecause())
                .isEqualTo("The database was taken over at this version: there is nothing to undo.");
        MigrationDetails first = details("1");
        assertThat(first.state()).isNull();
        assertThat(first.pending()).isFalse();
        assertThat(first.irreversibleBecause())
                .isEqualTo(
                        "It counts as applied, since the database was taken over at version 2, and was not run here.");
    }

    @Test
    void knowsABaselineFile() {
        folder.with("B2__all.sql", "CREATE TABLE b (id INT);");
        assertThat(details("2").type()).isEqualTo(MigrationType.BASELINE);
        assertThat(details("2").pending()).isTrue();
        manager().migrateToLatest();
        MigrationDetails applied = details("B2__all.sql");
        assertThat(applied.state()).isEqualTo(MigrationState.APPLIED);
        assertThat(applied.irreversibleBecause()).isEqualTo("A baseline is never undone.");
    }

    @Test
    void doesNotMindWhatIsWrongWithOthers() {
        addThree();
        manager().migrateToLatest();
        folder.with("V4__broken.sql", "INSERT INTO a VALUES ('x);")
                .with("V5_misnamed.sql", "")
                .with("V6__one.sql", "")
                .with("V6__two.sql", "")
                .with("R__same.sql", "")
                .with("sub/R__same.sql", "")
                .with("V7__seventh.sql", "-- depends-on: 2, 99\nCREATE TABLE g (id INT);")
                .with("V3__third.sql", "CREATE TABLE c (id INT");
        MigrationDetails second = details("2");
        assertThat(second.undoFrom()).isEqualTo(Source.FILE);
        assertThat(second.dependents()).extracting(String::valueOf).contains("7");
        assertThat(details("7").dependencies()).extracting(String::valueOf).containsExactly("2", "99");
        assertThat(failureOf(() -> manager().details("4")).code()).isEqualTo("UNCLOSED_QUOTE");
        assertThat(failureOf(() -> manager().details("6")).code()).isEqualTo("DUPLICATE_VERSION");
    }

    @Test
    void tellsWhatIsWrongWithItsUndoFile() {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);").with("U1__first.sql", "DELETE FROM a WHERE id = '1;");
        MigrationDetails first = details("1");
        assertThat(first.undoFrom()).isNull();
        assertThat(first.irreversibleBecause()).startsWith("U1__first.sql:1: ");
    }

    @Test
    void showsNoSecrets() {
        folder.with("V1__user.sql", "CREATE TABLE a (note VARCHAR(20));\nINSERT INTO a VALUES ('${word}${other}');");
        MigrationDetails first = builder()
                .placeholders(Map.of("word", "hush-hush", "other", "x"))
                .secretPlaceholders("word")
                .build()
                .details("1")
                .orElseThrow();
        assertThat(first.up().get(1).sql()).isEqualTo("INSERT INTO a VALUES ('${word}x')");
    }

    @Test
    void tellsOfOneThatIsUnfinished() {
        addThree();
        manager().migrateToLatest();
        database.execute("UPDATE schema_version SET state = 'FAILED', statement_done = 0, statement_sent = 1,"
                + " statement_count = 1 WHERE version = '3'");
        assertThat(details("3").state()).isEqualTo(MigrationState.FAILED);
        assertThat(details("2").state()).isEqualTo(MigrationState.APPLIED);
    }

    @Test
    void tellsThatTheLastTryFailed() {
        folder.with("V1__first.sql", "INSERT INTO missing VALUES (1);");
        failureOf(() -> manager().migrateToLatest());
        MigrationDetails first = details("1");
        assertThat(first.state()).isEqualTo(MigrationState.FAILED);
        assertThat(first.pending()).isTrue();
    }

    @Test
    void takesFewQueries() throws SQLException {
        addThree();
        manager().migrateToLatest();
        try (Meter meter = Meter.on(database, true)) {
            MigrationManager manager = MigrationManagerBuilder.forDataSource(meter.dataSource())
                    .locations(folder.location())
                    .build();
            manager.details("2");
            meter.reset();
            manager.details("2");
            assertThat(meter.count().statements()).hasSizeLessThanOrEqualTo(2);
        }
    }

    private MigrationDetails detailsOf(String version) {
        return manager(Coded.sending("4", "CREATE TABLE d (id INT)"))
                .details(version)
                .orElseThrow();
    }

    @Test
    void tellsWhetherAFailureLeavesNothing() {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);\nINSERT INTO a VALUES (1);")
                .with("V2__b.sql", "INSERT INTO a VALUES (2);")
                .with("V3__c.sql", "-- transaction: false\nINSERT INTO a VALUES (3);");
        assertThat(detailsOf("1").transactional()).isTrue();
        assertThat(detailsOf("1").atomic()).isEqualTo(undoesSchemaChanges());
        assertThat(detailsOf("2").atomic()).isTrue();
        assertThat(detailsOf("3").atomic()).isFalse();
        assertThat(detailsOf("4").atomic()).isEqualTo(undoesSchemaChanges());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new DetailsReport(detailsOf("1")).text(new PrintStream(out, true, UTF_8), new Screen(Colours.NONE, 100));
        assertThat(out.toString(UTF_8))
                .contains(
                        undoesSchemaChanges()
                                ? "\nTransaction  yes\n"
                                : "\nTransaction  no: each schema change commits itself, with what stands before it\n");
    }
}
