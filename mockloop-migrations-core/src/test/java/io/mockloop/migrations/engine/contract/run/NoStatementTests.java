package io.mockloop.migrations.engine.contract.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationPlan.Step;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files that are run, and have nothing to run. */
@OnEachDatabase
class NoStatementTests extends ContractTests {

    NoStatementTests(TestDatabase server) {
        super(server);
    }

    private List<String> warned() {
        try (Logged logged = new Logged("io.mockloop.migrations")) {
            manager().migrateToLatest();
            return logged.messages("WARN");
        }
    }

    @Test
    void areNamedInThePlanAndWhenTheyRun() {
        folder.with("migration_001_a.sql", "-- migrate:up\n-- Later.\n-- migrate:down\nDROP TABLE a;\n")
                .with("V2__b.sql", "CREATE TABLE b (id INT);")
                .with("V3__c.sql", "/* not yet */ ;")
                .with("R__view.sql", "");
        MigrationPlan plan = manager().plan();
        assertThat(plan.steps())
                .extracting(Step::note)
                .containsExactly(
                        "migration_001_a.sql holds no statement: nothing is run for it.",
                        null,
                        "V3__c.sql holds no statement: nothing is run for it.",
                        "R__view.sql holds no statement: nothing is run for it.");
        assertThat(plan.toString())
                .contains("-- UP 3: c (V3__c.sql)\n-- V3__c.sql holds no statement: nothing is run for it.\n\n")
                .doesNotContain("No statements");
        assertThat(warned())
                .containsExactly(
                        "migration_001_a.sql holds no statement: nothing is run for it.",
                        "V3__c.sql holds no statement: nothing is run for it.",
                        "R__view.sql holds no statement: nothing is run for it.");
        assertThat(warned()).isEmpty();
    }

    @Test
    void areNoSurpriseWhereTheyAskSomething() {
        folder.with("V1__a.sql", "-- require: SELECT 1 | one is one\n");
        assertThat(warned()).isEmpty();
    }

    @Test
    void areNoSurpriseAsAWayBack() {
        folder.with("V1__a.sql", "CREATE TABLE a (id INT);").with("U1__a.sql", "");
        manager().migrateToLatest();
        try (Logged logged = new Logged("io.mockloop.migrations")) {
            manager().rollbackToVersion("none");
            assertThat(logged.messages("WARN")).isEmpty();
        }
    }
}
