package io.mockloop.migrations.engine.contract.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.SchemaComparison;
import io.mockloop.migrations.SchemaFix;
import io.mockloop.migrations.SchemaSource;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.settings.OutOfOrder;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.DatabaseAccess;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a database that is named, since to make one takes longer. */
@OnEachDatabase
class ShadowComparisonTests extends ContractTests {

    private static final SchemaComparison BY_MIGRATIONS =
            SchemaComparison.usual().byMigrations();

    @AutoClose
    private final FreshDatabase scratch;

    ShadowComparisonTests(TestDatabase server) {
        super(server);
        scratch = server.newDatabase();
    }

    @BeforeEach
    void migrations() {
        folder.with("V1__tables.sql", """
                        CREATE TABLE scenarios (id INT NOT NULL PRIMARY KEY, name VARCHAR(50) NOT NULL, note VARCHAR(20));
                        CREATE INDEX idx_scenarios_name ON scenarios (name);
                        INSERT INTO scenarios (id, name) VALUES (1, 'one');
                        """)
                .with("V2__runs.sql", """
                        CREATE TABLE runs (id INT NOT NULL PRIMARY KEY, scenario INT, result VARCHAR(9) DEFAULT 'open',
                          CONSTRAINT runs_of FOREIGN KEY (scenario) REFERENCES scenarios (id));
                        """)
                .with("R__named.sql", "DROP VIEW IF EXISTS named;\nCREATE VIEW named AS SELECT name FROM scenarios;");
    }

    private MigrationManager of(DatabaseAccess user) {
        return MigrationManagerBuilder.forDataSource(user.dataSource())
                .locations(folder.location())
                .build();
    }

    private ValidationResult compared() {
        return manager().validateSchema(BY_MIGRATIONS.on(scratch.dataSource()));
    }

    private List<String> problems() {
        ValidationResult result = compared();
        assertThat(result.comparedWith()).isEqualTo(SchemaSource.MIGRATIONS);
        return result.problems().stream().map(Problem::message).toList();
    }

    private MigrationException refusal() {
        MigrationException failure = failureOf(this::compared);
        assertThat(failure.code()).isEqualTo("SCHEMA_NOT_COMPARABLE");
        return failure;
    }

    private boolean isOfMySql() {
        return That.IS_OF_MYSQL.isTrueOf(database);
    }

    @Test
    void whatWasChangedByHandIsNamedAndLedBackAndWhatIsPendingIsNot() throws SQLException {
        manager().migrateToLatest();
        folder.with("V3__later.sql", "CREATE TABLE later (id INT);\nDROP VIEW named;")
                .with("R__others.sql", "CREATE VIEW others AS SELECT 1 AS one;");
        assertThat(problems()).isEmpty();
        database.execute(
                "DROP INDEX idx_scenarios_name" + (isOfMySql() ? " ON scenarios" : ""),
                "CREATE TABLE by_hand (id INT)",
                "ALTER TABLE runs ADD COLUMN extra INT",
                "DROP VIEW named",
                "CREATE VIEW named AS SELECT id, name FROM scenarios");
        assertThat(problems())
                .hasSizeBetween(4, 5)
                .containsSubsequence(
                        "table by_hand is there, and is not expected",
                        "table runs: column extra is there, and is not expected",
                        "table scenarios: index idx_scenarios_name (name) is missing")
                .anyMatch(each -> each.startsWith("view named: "));
        assertThat(manager()
                        .validateSchema(BY_MIGRATIONS
                                .on(scratch.dataSource())
                                .ignoring(List.of("by_*", "scenarios", "runs.extra", "named")))
                        .isValid())
                .isTrue();
        SchemaFix fix = manager().planSchemaFix(BY_MIGRATIONS.on(scratch.dataSource()));
        try (Connection session = database.access().connect()) {
            for (String statement : fix.statements()) {
                PlainSql.execute(session, statement);
            }
        }
        assertThat(problems()).isEmpty();
        assertThat(scratch.catalog()).isEmpty();
        assertThat(applied()).startsWith("1", "2").hasSize(3);
    }

    @Test
    void withoutARecordItIsWhatIsComparedAndWithOneNot() {
        assertThat(manager().validateSchema().problems())
                .singleElement()
                .satisfies(each -> assertThat(each.code()).isEqualTo("SCHEMA_NOT_RECORDED"))
                .satisfies(each -> assertThat(each.message()).contains("there is no history"));
        manager().migrateToLatest();
        SchemaComparison usual = SchemaComparison.usual().on(scratch.dataSource());
        ValidationResult result = manager().validateSchema(usual);
        assertThat(result.comparedWith()).isEqualTo(SchemaSource.MIGRATIONS);
        assertThat(result.problems()).isEmpty();
        database.execute("CREATE TABLE by_hand (id INT)");
        manager().acceptSchema();
        ValidationResult recorded = manager().validateSchema(usual);
        assertThat(recorded.comparedWith()).isEqualTo(SchemaSource.RECORDED);
        assertThat(recorded.problems()).isEmpty();
        assertThat(problems()).containsExactly("table by_hand is there, and is not expected");
    }

    @Test
    void aDatabaseIsMadeForItAndThrownAway() {
        manager().migrateToLatest();
        assertThat(of(database.admin()).validateSchema(BY_MIGRATIONS).problems())
                .isEmpty();
        if (database.kind() != Database.SQLITE) {
            MigrationManager mayNot = of(database.withoutCreate());
            MigrationException refused = failureOf(() -> mayNot.validateSchema(BY_MIGRATIONS));
            assertThat(refused.code()).isEqualTo("TEST_DATABASE_REFUSED");
            assertThat(refused)
                    .hasMessageContaining("may not create databases")
                    .hasMessageContaining("SchemaComparison.on");
            assertThat(mayNot.validateSchema().problems())
                    .singleElement()
                    .satisfies(each -> assertThat(each.code()).isEqualTo("SCHEMA_NOT_RECORDED"))
                    .satisfies(each -> assertThat(each.message()).contains("may not create databases"));
        }
    }

    @Test
    void aHistoryInASchemaThatIsNamedIsNotThatOfTheThrowAwayDatabase() {
        String schema = database.rows(
                        switch (database.kind()) {
                            case SQLITE -> "SELECT 'main'";
                            case POSTGRESQL -> "SELECT current_schema()";
                            case MYSQL, MARIADB -> "SELECT DATABASE()";
                        })
                .get(0);
        MigrationManager manager = builder().schema(schema).build();
        manager.migrateToLatest();
        int events = manager.history().size();
        assertThat(manager.validateSchema(BY_MIGRATIONS.on(scratch.dataSource()))
                        .problems())
                .isEmpty();
        assertThat(manager.history()).hasSize(events);
    }

    @Test
    void theOrderInWhichTheyWereAppliedIsKept() {
        folder.with("V4__wide.sql", "ALTER TABLE scenarios ADD COLUMN fourth INT;");
        manager().migrateToLatest();
        folder.with("V3__late.sql", "ALTER TABLE scenarios ADD COLUMN third INT;");
        builder().outOfOrder(OutOfOrder.TRUE).build().migrateToLatest();
        assertThat(problems()).isEmpty();
    }

    @Test
    void aBaselineFileStandsForWhatItHoldsAndForWhatIsDeleted() {
        folder.with("B1__tables.sql", """
                CREATE TABLE scenarios (id INT NOT NULL PRIMARY KEY, name VARCHAR(50) NOT NULL, note VARCHAR(20));
                CREATE INDEX idx_scenarios_name ON scenarios (name);
                """).without("V1__tables.sql");
        manager().migrateToLatest();
        assertThat(applied()).startsWith("1", "2");
        assertThat(problems()).isEmpty();
        folder.with("B2__more.sql", """
                        CREATE TABLE scenarios (id INT NOT NULL PRIMARY KEY, name VARCHAR(50) NOT NULL, note VARCHAR(20));
                        CREATE INDEX idx_scenarios_name ON scenarios (name);
                        CREATE TABLE runs (id INT NOT NULL PRIMARY KEY, scenario INT, result VARCHAR(9) DEFAULT 'open',
                          CONSTRAINT runs_of FOREIGN KEY (scenario) REFERENCES scenarios (id));
                        """).without("V2__runs.sql").without("B1__tables.sql");
        assertThat(problems()).isEmpty();
    }

    @Test
    void whatTheMigrationsHaveNotMadeIsRefused() {
        manager().migrateToVersion("1");
        manager().markApplied("2");
        assertThat(refusal())
                .hasMessageContaining("migration 2 (V2__runs.sql) was noted as applied, and not run")
                .hasMessageContaining("MigrationManager.acceptSchema");
        folder.without("V1__tables.sql");
        assertThat(refusal()).hasMessageContaining("migration 1 (V1__tables.sql) is applied, and isn't in the code");
    }

    @Test
    void aDatabaseThatWasTakenOverIsRefused() {
        database.execute("CREATE TABLE before_it (id INT)");
        manager().baseline(Version.of("1"));
        assertThat(refusal()).hasMessageContaining("was taken over at version 1, with what was there before");
    }

    @Test
    void whatIsChangedOrFailsElsewhereIsNamed() {
        manager().migrateToLatest();
        folder.with("V2__runs.sql", "CREATE TABLE others (id INT);");
        assertThat(refusal()).hasMessageContaining("migration 2 (V2__runs.sql) isn't what was applied any more");
        manager().repair();
        assertThat(problems()).contains("table others is missing", "table runs is there, and is not expected");
        folder.with("V2__runs.sql", "CREATE TABLE others (id INT);\nINSERT INTO nowhere VALUES (1);");
        manager().repair();
        assertThat(refusal())
                .hasMessageContaining("they fail on the throw-away database:")
                .hasMessageContaining("V2__runs.sql")
                .hasMessageContaining("nowhere");
        assertThat(scratch.catalog()).isEmpty();
    }
}
