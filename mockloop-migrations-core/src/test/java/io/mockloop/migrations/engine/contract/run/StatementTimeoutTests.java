package io.mockloop.migrations.engine.contract.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** How long a statement may take, however it is sent. */
@OnEachDatabase
class StatementTimeoutTests extends ContractTests {

    private static final Duration LIMIT = Duration.ofMillis(300);

    StatementTimeoutTests(TestDatabase server) {
        super(server);
    }

    private MigrationManagerBuilder limited() {
        return builder().baselineOnMigrate(true).statementTimeout(LIMIT);
    }

    private String slow() {
        return database.slowStatement(30) + ";\n";
    }

    private static void assertLate(ThrowingCallable call) {
        long started = System.nanoTime();
        MigrationException failure = failureOf(call);
        assertThat(failure).hasMessageContaining("it took longer than 300 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void isThatOfAFile() {
        folder.with("V2__a.sql", slow());
        assertLate(() -> limited().build().migrateToLatest());
        folder.with("V2__a.sql", "-- timeout: 300ms\n" + slow());
        assertLate(() -> limited().statementTimeout(Duration.ofHours(1)).build().migrateToLatest());
    }

    @Test
    void isThatOfARepeatableOneAndOneWithoutATransaction() {
        folder.with("R__a.sql", "-- transaction: false\n" + slow());
        assertLate(() -> limited().build().migrateToLatest());
    }

    @Test
    void isThatOfAnUndo() {
        folder.with("V2__a.sql", "SELECT 1;\n").with("U2__a.sql", slow());
        limited().build().migrateToLatest();
        assertLate(() -> limited().build().rollbackToVersion(Version.NONE));
    }

    @Test
    void isThatOfCallbacksAndRequirements() {
        folder.with("V2__a.sql", "SELECT 1;\n").with("beforeEachMigrate.sql", slow());
        assertLate(() -> limited().build().migrateToLatest());
        folder.without("beforeEachMigrate.sql").with("beforeMigrate.sql", slow());
        assertLate(() -> limited().build().migrateToLatest());
        folder.without("beforeMigrate.sql")
                .with("V2__a.sql", "-- require: " + database.slowStatement(30) + " | is slow\nSELECT 1;\n");
        assertLate(() -> limited().build().migrateToLatest());
    }

    @Test
    void isThatOfCode() {
        Coded coded = new Coded("2", db -> db.query(database.slowStatement(30), (row, number) -> row.getString(1)));
        assertLate(() -> limited().migrations(coded).build().migrateToLatest());
        assertLate(
                () -> limited().migrations(coded.withoutTransaction()).build().migrateToLatest());
    }
}
