package io.mockloop.migrations.engine.contract.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.IrreversibleMigrationException;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.MigrationFailedException;
import io.mockloop.migrations.exception.RequirementException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.CountingDataSource;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class JavaMigrationTests extends ContractTests {

    private static final String CODED = Coded.class.getName();

    JavaMigrationTests(TestDatabase server) {
        super(server);
    }

    @MigrationInfo(version = "2", description = "Tells by annotation", dependencies = "1", reversible = false)
    static class Annotated implements Migration {
        @Override
        public void up(DatabaseConnection db) {
            db.execute("CREATE TABLE annotated (id INT)");
        }

        @Override
        public void down(DatabaseConnection db) {
            throw new IllegalStateException("It is irreversible");
        }
    }

    static class Migration003AddWebhookSupport implements Migration {
        @Override
        public void up(DatabaseConnection db) {
            db.execute("CREATE TABLE webhooks (id INT)");
        }

        @Override
        public void down(DatabaseConnection db) {
            db.execute("DROP TABLE webhooks");
        }
    }

    @Test
    void annotationMethodsAndClassNameTellTheMetadata() {
        Coded first = Coded.sending("1.0", "CREATE TABLE coded (id INT)");
        manager(first, new Migration003AddWebhookSupport(), new Annotated()).migrateToLatest();
        assertThat(database.rows("SELECT version, description, type, script, state, direction FROM schema_version"
                        + " ORDER BY installed_rank"))
                .containsExactly(
                        "1.0|Coded 1.0|JAVA|" + CODED + "|APPLIED|UP",
                        "2|Tells by annotation|JAVA|" + Annotated.class.getName() + "|APPLIED|UP",
                        "003|Add webhook support|JAVA|" + Migration003AddWebhookSupport.class.getName()
                                + "|APPLIED|UP");
        assertThat(database.rows("SELECT checksum, down_sql FROM schema_version"))
                .containsOnly("null|null");
    }

    @Test
    void everyCallUsesTheOneConnectionOfTheMigration() {
        CountingDataSource counting = new CountingDataSource(database.dataSource());
        List<Object> seen = new ArrayList<>();
        Coded migration = new Coded("1", db -> {
            db.execute("CREATE TABLE t (id INT PRIMARY KEY, note VARCHAR(20))");
            seen.add(db.execute("INSERT INTO t VALUES (?, ?)", 1, "one"));
            seen.add(db.batchUpdate(
                            "INSERT INTO t VALUES (?, ?)", List.of(new Object[] {2, "two"}, new Object[] {3, null}))
                    .length);
            seen.add(db.jdbc()
                    .sql("UPDATE t SET note = :note WHERE id = :id")
                    .param("note", "three")
                    .param("id", 3)
                    .update());
            seen.add(db.query("SELECT NOTE FROM t WHERE id > ? ORDER BY id", 1).stream()
                    .map(row -> row.get("note"))
                    .toList());
            seen.add(db.query("SELECT id FROM t ORDER BY id DESC", (row, number) -> row.getInt(1)));
            seen.add(
                    db.jdbc().sql("SELECT count(*) FROM t").query(Integer.class).single());
            seen.add(db.database());
        });
        MigrationManagerBuilder.forDataSource(counting)
                .locations(folder.location())
                .migrations(migration)
                .build()
                .migrateToLatest();
        assertThat(seen).containsExactly(1, 2, 1, List.of("two", "three"), List.of(3, 2, 1), 3, database.kind());
        assertThat(counting.borrowed()).isEqualTo(1);
        assertThat(database.rows("SELECT id, note FROM t ORDER BY id")).containsExactly("1|one", "2|two", "3|three");
    }

    @Test
    void problemsThatItsCheckFindsStopTheRunBeforeAnythingOfItIsDone() {
        List<Object> seen = new ArrayList<>();
        Coded first = Coded.sending("1", "CREATE TABLE t (id INT)", "INSERT INTO t VALUES (7)");
        Coded second = Coded.sending("2", "CREATE TABLE u (id INT)").checkedBy(db -> {
            seen.addAll(db.query("SELECT id FROM t", (row, number) -> row.getInt(1)));
            return ValidationResult.problems("the table t has rows", "nobody said so");
        });
        Coded third = Coded.sending("3", "CREATE TABLE v (id INT)");
        assertThatThrownBy(() -> manager(first, second, third).migrateToLatest())
                .isInstanceOf(RequirementException.class)
                .hasMessage(
                        "Migration 2 (" + CODED + ") was not begun, since its own check found: the table t has rows;"
                                + " nobody said so. Nothing of it was done.\n-> Bring the data into the state that the migration"
                                + " requires, and start again.");
        assertThat(seen).containsExactly(7);
        assertThat(applied()).containsExactly("1");
        assertThat(String.join("\n", catalogOfUser())).doesNotContain("table u").doesNotContain("table v");
        database.execute("DELETE FROM t");
        second.checkedBy(db -> ValidationResult.ok());
        assertThat(executed(manager(first, second, third).migrateToLatest())).containsExactly("2", "3");
    }

    @Test
    void aCheckThatFailsCountsAsAProblem() {
        Coded migration = Coded.sending("1", "CREATE TABLE t (id INT)").checkedBy(db -> {
            throw new IOException("no such file");
        });
        MigrationException failure = failureOf(() -> manager(migration).migrateToLatest());
        assertThat(failure).hasRootCauseInstanceOf(IOException.class).hasMessageContaining("no such file");
        assertThat(catalogOfUser()).isEmpty();
        assertThat(applied()).isEmpty();
        migration.checkedBy(db -> ValidationResult.ok());
        assertThat(executed(manager(migration).migrateToLatest())).containsExactly("1");
    }

    @Test
    void refusesToWriteTheHistoryTableAtTheCall() {
        String insert = "INSERT INTO schema_version (version, description) VALUES (?, ?)";
        assertForbidden("HISTORY_TABLE_WRITTEN", db -> db.execute(insert, "1", "x"));
        assertForbidden("HISTORY_TABLE_WRITTEN", db -> db.execute("DELETE FROM schema_version_log"));
        assertForbidden("HISTORY_TABLE_WRITTEN", db -> db.execute("DROP TABLE IF EXISTS SCHEMA_VERSION"));
        assertForbidden(
                "HISTORY_TABLE_WRITTEN",
                db -> db.execute("CREATE TABLE IF NOT EXISTS schema_version (version INT PRIMARY KEY)"));
        assertForbidden(
                "HISTORY_TABLE_WRITTEN", db -> db.batchUpdate(insert, List.<Object[]>of(new Object[] {"1", "x"})));
        assertForbidden(
                "HISTORY_TABLE_WRITTEN",
                db -> db.jdbc().sql("UPDATE schema_version SET version = '9'").update());
        assertThat(applied()).isEmpty();
        MigrationException failure = failureOf(
                () -> manager(Coded.sending("4", "DROP TABLE schema_version")).migrateToLatest());
        assertThat(failure)
                .hasMessage("Migration 4 (" + CODED + ") sent a statement that creates, drops or writes its own history"
                        + " table schema_version; it was not sent. " + nothingLeft()
                        + "\n-> Delete this statement, the row is written for you.");
    }

    @Test
    void refusesToBeginOrEndATransaction() {
        for (String statement : List.of("BEGIN", "COMMIT", "ROLLBACK", "commit  ", "/* so */ COMMIT")) {
            assertForbidden("NOT_IN_TRANSACTION", db -> db.execute(statement));
        }
        assertForbidden("NOT_IN_TRANSACTION", db -> db.jdbc().sql("COMMIT").update());
        MigrationException failure =
                failureOf(() -> manager(Coded.sending("4", "COMMIT")).migrateToLatest());
        assertThat(failure)
                .hasMessage("Migration 4 (" + CODED + "), which runs in a transaction, sent a statement that begins or"
                        + " ends one; it was not sent. " + nothingLeft()
                        + "\n-> Remove it, or mark the migration with @MigrationInfo(transactional = false).");
    }

    private void assertForbidden(String code, Coded.Work work) {
        MigrationException failure =
                failureOf(() -> manager(new Coded("1", work)).migrateToLatest());
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
        assertThat(applied()).isEmpty();
    }

    @Test
    void mayReadTheHistoryTable() {
        List<String> seen = new ArrayList<>();
        Coded first = Coded.sending("1", "CREATE TABLE t (id INT)");
        Coded second = new Coded(
                "2", db -> seen.addAll(db.query("SELECT version FROM schema_version", (row, n) -> row.getString(1))));
        manager(first, second).migrateToLatest();
        assertThat(seen).contains("1");
    }

    @Test
    void aFailureLeavesNoRowsBehind() {
        manager(Coded.sending("1", "CREATE TABLE t (id INT)")).migrateToLatest();
        Coded failing = new Coded("2", db -> {
            db.execute("INSERT INTO t VALUES (1)");
            throw new IOException("the disk is full");
        });
        MigrationException failure =
                failureOf(() -> manager(Coded.sending("1"), failing).migrateToLatest());
        assertThat(failure).isInstanceOf(MigrationFailedException.class).hasCauseInstanceOf(IOException.class);
        assertThat(failure)
                .hasMessage("Migration 2 could not be applied on " + product() + ": statement 1, " + CODED
                        + ": java.io.IOException: the disk is full. " + nothingLeft()
                        + "\n-> Correct it and start again.");
        assertThat(database.rows("SELECT id FROM t")).isEmpty();
        assertThat(applied()).containsExactly("1");
        assertThat(database.rows("SELECT state, error FROM schema_version_log WHERE version = '2'"))
                .containsExactly("FAILED|java.io.IOException, statement 1, " + CODED);
        assertThat(executed(manager(Coded.sending("1"), Coded.sending("2")).migrateToLatest()))
                .containsExactly("2");
    }

    private String nothingLeft() {
        return undoesSchemaChanges() ? "It was rolled back: nothing of it is left." : "Nothing of it is left.";
    }

    @Test
    void anErrorRollsBackLikeAnException() {
        manager(Coded.sending("1", "CREATE TABLE t (id INT)")).migrateToLatest();
        Coded failing = new Coded("2", db -> {
            db.execute("INSERT INTO t VALUES (1)");
            throw new StackOverflowError("too deep");
        });
        assertThatThrownBy(() -> manager(Coded.sending("1"), failing).migrateToLatest())
                .isInstanceOf(StackOverflowError.class)
                .hasMessage("too deep");
        assertThat(database.rows("SELECT id FROM t")).isEmpty();
        assertThat(applied()).containsExactly("1");
        assertThat(executed(manager(Coded.sending("1"), Coded.sending("2")).migrateToLatest()))
                .containsExactly("2");
    }

    @Test
    void aFailureBeforeTheFirstStatementLeavesNothing() {
        Coded failing = new Coded("1", db -> {
            throw new IllegalStateException("not today");
        });
        assertThat(failureOf(() -> manager(failing).migrateToLatest())).hasMessageContaining(nothingLeft());
        assertThat(applied()).isEmpty();
        assertThat(executed(manager(Coded.sending("1")).migrateToLatest())).containsExactly("1");
        String row = "SELECT version, state, direction, execution_time, statement_done, statement_sent, statement_count"
                + " FROM schema_version";
        List<String> before = database.rows(row);
        Coded stuck = new Coded("1", db -> {}).undoneBy(db -> {
            throw new IllegalStateException("not back");
        });
        assertThat(failureOf(() -> manager(stuck).rollbackToVersion("none"))).hasMessageContaining(nothingLeft());
        assertThat(database.rows(row)).isEqualTo(before);
        assertThat(executed(manager(Coded.sending("1")).rollbackToVersion("none")))
                .containsExactly("1");
    }

    @Test
    void aFailureBehindASchemaChangeLeavesWhatTheDatabaseCommitsByItself() {
        Coded failing = new Coded("1", db -> {
            db.execute("CREATE TABLE t (id INT)");
            db.execute("INSERT INTO t VALUES (1)");
            throw new IllegalStateException("not today");
        });
        MigrationException failure = failureOf(() -> manager(failing).migrateToLatest());
        if (undoesSchemaChanges()) {
            assertThat(failure).hasMessageContaining("It was rolled back: nothing of it is left.");
            assertThat(catalogOfUser()).isEmpty();
            assertThat(applied()).isEmpty();
        } else {
            assertThat(failure).hasMessageContaining("Statement 1 is done, and stays.");
            assertThat(database.rows("SELECT id FROM t")).isEmpty();
            assertThat(database.rows("SELECT state, statement_done FROM schema_version"))
                    .containsExactly("FAILED|1");
            assertThat(failureOf(() -> manager(failing).migrateToLatest()))
                    .hasMessageContaining("statement 1 was the last one done")
                    .hasMessageNotContaining("returned the error (");
        }
    }

    @Test
    void withoutATransactionWhatIsDoneStays() {
        Coded failing = new Coded("1", db -> {
                    db.execute("CREATE TABLE t (id INT)");
                    db.execute("INSERT INTO t VALUES (1)");
                    db.execute("INSERT INTO missing VALUES (1)");
                })
                .withoutTransaction();
        MigrationException failure = failureOf(() -> manager(failing).migrateToLatest());
        assertThat(failure)
                .hasMessageContaining("statement 3, " + CODED)
                .hasMessageContaining("Statements 1 to 2 are done, and stay. The migration is in state FAILED");
        assertThat(database.rows("SELECT id FROM t")).containsExactly("1");
        assertThat(database.rows("SELECT state, statement_done, statement_sent FROM schema_version"))
                .containsExactly("FAILED|2|3");
        assertThat(failureOf(() -> manager(failing).migrateToLatest()).code()).isEqualTo("UNFINISHED_MIGRATION");
    }

    @Test
    void withoutATransactionSendsWhatCannotRunInOne() {
        Optional<String> statement = database.traits().refusedInTransaction();
        assumeTrue(statement.isPresent(), "it has no statement that a transaction refuses");
        Coded first = Coded.sending("1", "CREATE TABLE t (id INT)");
        Coded second = Coded.sending("2", statement.orElseThrow());
        MigrationException failure = failureOf(() -> manager(first, second).migrateToLatest());
        assertThat(failure.code()).isEqualTo("NOT_IN_TRANSACTION");
        assertThat(failure).hasMessageContaining("sent a statement that cannot run in one; it was not sent");
        assertThat(executed(manager(first, second.withoutTransaction()).migrateToLatest()))
                .containsExactly("2");
    }

    @Test
    void runsAmongSqlFilesInTheOrderOfDependencies() {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);")
                .with("U1__first.sql", "DROP TABLE a;")
                .with("migration_003_third.sql", """
                        -- depends-on: 4
                        -- migrate:up
                        ALTER TABLE d ADD COLUMN extra INT;
                        -- migrate:down
                        ALTER TABLE d DROP COLUMN extra;
                        """);
        Coded fourth =
                Coded.sending("4", "CREATE TABLE d (id INT)").after("1").undoneBy(db -> db.execute("DROP TABLE d"));
        Coded second = Coded.sending("2", "INSERT INTO a VALUES (2)")
                .after("1")
                .undoneBy(db -> db.execute("DELETE FROM a WHERE id = 2"));
        assertThat(executed(manager(fourth, second).migrateToLatest())).containsExactly("1", "2", "4", "003");
        assertThat(executed(manager(fourth, second).rollbackToVersion("1"))).containsExactly("003", "4", "2");
        assertThat(database.rows("SELECT id FROM a")).isEmpty();
        assertThat(applied()).containsExactly("1");
    }

    @Test
    void isMadeOnlyWhenItIsPending() {
        List<String> made = new ArrayList<>();
        MigrationManagerBuilder builder = builder().migration(Migration003AddWebhookSupport.class, () -> {
            made.add("made");
            return new Migration003AddWebhookSupport();
        });
        builder.build().status();
        assertThat(made).isEmpty();
        builder.build().migrateToLatest();
        assertThat(made).hasSize(1);
        builder.build().migrateToLatest();
        builder.build().status();
        assertThat(made).hasSize(1);
    }

    @Test
    void anUndoThatIsNotInTheCodeIsRefusedBeforeAnythingRuns() {
        Coded first = Coded.sending("1", "CREATE TABLE t (id INT)").undoneBy(db -> db.execute("DROP TABLE t"));
        Coded second = Coded.sending("2", "CREATE TABLE u (id INT)").undoneBy(db -> db.execute("DROP TABLE u"));
        manager(first, second).migrateToLatest();
        assertThatThrownBy(() -> manager(second).rollbackToVersion(Version.NONE))
                .isInstanceOf(IrreversibleMigrationException.class)
                .hasMessageContaining("There is no way back from 1 (" + CODED + ")")
                .hasMessageContaining("Nothing was run.");
        assertThat(applied()).containsExactly("1", "2");
    }

    @Test
    void aChecksumOfItsOwnTellsAChange() {
        class Told implements Migration {
            private final String checksum;

            Told(String checksum) {
                this.checksum = checksum;
            }

            @Override
            public String version() {
                return "1";
            }

            @Override
            public String checksum() {
                return checksum;
            }

            @Override
            public void up(DatabaseConnection db) {
                db.execute("CREATE TABLE t (id INT)");
            }

            @Override
            public void down(DatabaseConnection db) {
                db.execute("DROP TABLE t");
            }
        }

        manager(new Told("a")).migrateToLatest();
        assertThat(database.rows("SELECT checksum FROM schema_version")).containsExactly("a");
        assertThat(manager(new Told("a")).validate().isValid()).isTrue();
    }
}
