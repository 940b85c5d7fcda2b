package io.mockloop.migrations.engine.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.schema.Index;
import io.mockloop.migrations.schema.Schema;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** How a migration of changes is planned, checked, refused and remembered. */
@OnEachDatabase
class ReversibleMigrationTests extends ContractTests {

    private static final String CLASS = Changing.class.getName();

    ReversibleMigrationTests(TestDatabase server) {
        super(server);
    }

    private static void customers(Schema schema) {
        schema.createTable("customers", table -> {
            table.identity("id");
            table.varchar("name", 100).notNull();
        });
    }

    @Test
    void itsRowHoldsTheChecksumAndTheStatementsThatUndoIt() {
        Changing migration = new Changing("1", ReversibleMigrationTests::customers);
        manager(migration).migrateToLatest();
        assertThat(database.rows("SELECT version, type, script, state, checksum FROM schema_version"))
                .containsExactly("1|JAVA|" + CLASS + "|APPLIED|" + migration.checksum());
        assertThat(database.rows("SELECT down_sql FROM schema_version").get(0)).contains("DROP TABLE");
    }

    @Test
    void aPlanShowsItsStatementsAndThoseThatUndoIt() {
        Changing migration = new Changing("1", schema -> {
            customers(schema);
            schema.addColumn("customers", column -> column.varchar("city", 50).defaultTo("it's"));
        });
        MigrationPlan up = manager(migration).plan("1");
        assertThat(up.steps().get(0).statements()).hasSize(2);
        assertThat(up.steps().get(0).statements().get(1).sql())
                .matches("ALTER TABLE .customers. ADD COLUMN .city. VARCHAR\\(50\\)( NULL)? DEFAULT 'it''s'");
        manager(migration).migrateToLatest();
        MigrationPlan down = manager(migration).plan("none");
        assertThat(down.steps().get(0).statements())
                .anySatisfy(each -> assertThat(each.sql()).matches("ALTER TABLE .customers. DROP COLUMN .city."))
                .last()
                .satisfies(each -> assertThat(each.sql()).matches("DROP TABLE .customers."));
        assertThat(down.steps().get(0).source()).isEqualTo(MigrationPlan.Source.CLASS);
        assertThat(manager().plan("none").steps().get(0).source()).isEqualTo(MigrationPlan.Source.DATABASE);
    }

    @Test
    void itIsUndoneAsItWasMadeThoughWhatItsClassUsesIsAnotherNow() {
        manager(new Changing("1", ReversibleMigrationTests::customers)).migrateToLatest();
        MigrationManager later =
                manager(new Changing("1", schema -> schema.createTable("clients", table -> table.identity("id"))));
        assertThat(later.plan("none").steps().get(0).source()).isEqualTo(MigrationPlan.Source.DATABASE);
        later.rollbackToVersion("none");
        assertThat(catalogOfUser()).isEmpty();
    }

    /** Once to make the plan, and once to see that it says the same again. */
    @Test
    void itIsAskedForItsChangesTwiceInARun() {
        AtomicInteger asked = new AtomicInteger();
        manager(new Changing("1", schema -> {
                    asked.incrementAndGet();
                    customers(schema);
                }))
                .migrateToLatest();
        assertThat(asked).hasValue(2);
    }

    @Test
    void whatItsClassUsesAndIsAnotherNowIsSeenByValidateAndNotAskedForByAStart() {
        manager(new Changing("1", ReversibleMigrationTests::customers)).migrateToLatest();
        AtomicInteger asked = new AtomicInteger();
        MigrationManager later = manager(new Changing("1", schema -> {
            asked.incrementAndGet();
            schema.createTable("clients", table -> table.identity("id"));
        }));
        later.migrateToLatest();
        assertThat(asked).hasValue(0);
        assertThat(later.validate().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("CHECKSUM_MISMATCH"));
        assertThat(later.planRepair()).hasSize(1);
        later.repair();
        assertThat(later.validate().problems()).isEmpty();
        assertThat(later.planRepair()).isEmpty();
    }

    @Test
    void aChangeWithoutAnInverseIsRefusedBeforeAnythingIsRun() {
        manager(new Changing("1", ReversibleMigrationTests::customers)).migrateToLatest();
        MigrationException failure = failureOf(() -> manager(
                        new Changing("1", ReversibleMigrationTests::customers), new Changing("2", schema -> {
                            schema.addColumn("customers", column -> column.text("note"));
                            schema.dropColumn("customers", "name");
                        }))
                .migrateToLatest());
        assertThat(failure.code()).isEqualTo("IRREVERSIBLE_CHANGE");
        assertThat(failure.getMessage())
                .contains(CLASS + ":")
                .contains("this change cannot be undone: drop column name of customers.")
                .contains("dropColumn(\"customers\", column -> column.text(\"name\"))")
                .contains("reversible = false");
        assertThat(applied()).containsExactly("1");
    }

    @Test
    void allChangesWithoutAnInverseAreNamedAtOnce() {
        MigrationException failure = failureOf(() -> manager(new Changing("1", schema -> {
                    customers(schema);
                    schema.createIndex(Index.on("customers", "name").ifNotExists());
                    schema.dropTable("other");
                }))
                .migrateToLatest());
        assertThat(failure.code()).isEqualTo("IRREVERSIBLE_CHANGE");
        assertThat(failure.getMessage())
                .contains("these changes cannot be undone: line ")
                .contains("create index if not exists on customers (name); line ")
                .contains("drop table other")
                .contains("leave out ifNotExists()")
                .contains("dropTable(\"other\", table -> { … })");
        assertThat(catalogOfUser()).isEmpty();
    }

    @Test
    void whatTheClassItselfFailsWithIsToldWithItsLine() {
        List<Consumer<Schema>> wrong = List.of(
                schema -> schema.createTable("t", table -> table.text("x").defaultTo(nothing())),
                schema -> schema.dropTable(nothing()),
                schema -> schema.addColumn("t", column -> nothing()),
                schema -> schema.dropTable(String.valueOf(List.of().get(0))));
        for (Consumer<Schema> change : wrong) {
            MigrationException failure =
                    failureOf(() -> manager(new Changing("1", change)).migrateToLatest());
            assertThat(failure.code()).isEqualTo("INVALID_CHANGE");
            assertThat(failure.getMessage())
                    .contains(CLASS + ":")
                    .containsPattern("takes no null|change\\(\\) failed: java.lang.*IndexOutOfBounds");
        }
    }

    /** What the compiler doesn't see. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    @Test
    void changesThatDifferEachTimeAreRefused() {
        AtomicInteger asked = new AtomicInteger();
        Changing migration = new Changing(
                "1", schema -> schema.createTable("t", table -> table.text("x").defaultTo(asked.incrementAndGet())));
        MigrationException failure = failureOf(() -> manager(migration).migrateToLatest());
        assertThat(failure.code()).isEqualTo("INVALID_CHANGE");
        assertThat(failure.getMessage())
                .contains(CLASS + ":")
                .contains("change() doesn't say the same each time: once create table t (x text default ");
        assertThat(catalogOfUser()).isEmpty();
    }

    @Test
    void oneThatIsMarkedIrreversibleMakesSuchAChangeAndIsNotUndone() {
        Changing first = new Changing("1", ReversibleMigrationTests::customers);
        Changing second = new Changing("2", schema -> schema.dropColumn("customers", "name")) {
            @Override
            public boolean reversible() {
                return false;
            }
        };
        manager(first, second).migrateToLatest();
        assertThat(failureOf(() -> manager(first, second).rollbackToVersion("1"))
                        .code())
                .isEqualTo("IRREVERSIBLE");
    }

    @Test
    void aChangeThatCannotBeMadeIsRefusedWithItsLineBeforeAnythingIsRun() {
        MigrationException failure = failureOf(() -> manager(
                        new Changing("1", ReversibleMigrationTests::customers),
                        new Changing("2", schema -> schema.createTable("empty", table -> {})))
                .migrateToLatest());
        assertThat(failure.code()).isEqualTo("INVALID_CHANGE");
        assertThat(failure.getMessage()).contains(CLASS + ":").contains("the table empty names no column");
        assertThat(catalogOfUser()).isEmpty();
    }

    @Test
    void aClassThatTellsOtherChangesThanWereAppliedIsRefused() {
        manager(new Changing("1", ReversibleMigrationTests::customers)).migrateToLatest();
        Changing changed = new Changing("1", schema -> schema.createTable("clients", table -> table.identity("id")));
        // One class with other changes: its bytes are those that were applied, so that nothing else is compared.
        database.execute("UPDATE schema_version SET raw_hash = 'other'");
        assertThat(failureOf(() -> manager(changed).migrateToLatest()).code()).isEqualTo("CHECKSUM_MISMATCH");
        manager(changed).rollbackToVersion("none");
        assertThat(catalogOfUser()).isEmpty();
    }

    @Test
    void itLooksAtTheDatabaseBeforeItsChanges() {
        AtomicInteger asked = new AtomicInteger();
        Changing migration = new Changing("1", ReversibleMigrationTests::customers) {
            @Override
            public ValidationResult validate(DatabaseConnection db) {
                asked.incrementAndGet();
                return db.query("SELECT 1 AS n").isEmpty()
                        ? ValidationResult.ok()
                        : ValidationResult.problems("There are customers elsewhere");
            }
        };
        MigrationException failure = failureOf(() -> manager(migration).migrateToLatest());
        assertThat(failure.getMessage()).contains("There are customers elsewhere");
        assertThat(asked).hasValue(1);
        assertThat(catalogOfUser()).isEmpty();
    }

    @Test
    void aMigrationInJavaMakesTheSameChanges() {
        Coded coded = new Coded("1", db -> customers(db.schema()))
                .undoneBy(db -> db.schema().dropTable("customers"));
        manager(coded).migrateToLatest();
        String[] byCode = catalogOfUser();
        manager(coded).rollbackToVersion("none");
        manager(new Changing("1", ReversibleMigrationTests::customers)).migrateToLatest();
        assertThat(catalogOfUser()).containsExactly(byCode);
    }

    @Test
    void theHistoryTableCannotBeChanged() {
        MigrationException failure =
                failureOf(() -> manager(new Changing("1", schema -> schema.renameTable("schema_version", "mine")))
                        .migrateToLatest());
        assertThat(failure.code()).isEqualTo("HISTORY_TABLE_WRITTEN");
    }
}
