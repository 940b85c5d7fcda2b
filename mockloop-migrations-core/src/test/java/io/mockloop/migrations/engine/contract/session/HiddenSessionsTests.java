package io.mockloop.migrations.engine.contract.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A server that tells its users nothing of other sessions, as some harden theirs. */
class HiddenSessionsTests extends ContractTests {

    HiddenSessionsTests() {
        super(TestDatabase.postgreSql());
    }

    @BeforeEach
    void hide() {
        new JdbcTemplate(database.admin().dataSource())
                .execute("REVOKE SELECT ON pg_catalog.pg_stat_activity FROM PUBLIC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-- transaction: false\n"})
    void aChangeThatOthersKeepFromItsLocksSaysThatAndLeavesNothing(String directive) throws SQLException {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);\n");
        manager().migrateToLatest();
        folder.with("V2__second.sql", directive + "ALTER TABLE a ADD COLUMN b INT;\n");
        try (Connection reader = database.dataSource().getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement().executeQuery("SELECT * FROM a").close();
            assertThat(failureOf(() -> builder()
                            .ddlLockTimeout(Duration.ofMillis(100))
                            .ddlRetries(1)
                            .build()
                            .migrateToLatest()))
                    .hasMessageContaining("canceling statement due to lock timeout")
                    .hasMessageContaining("It was tried 2 times.\n");
            reader.rollback();
        }
        assertThat(manager().status().problems().problems()).isEmpty();
        assertThat(executed(manager().migrateToLatest())).containsExactly("2");
    }

    @Test
    void whoWaitsForTheLockDoesNotFailByNotSeeingWhoHoldsIt() {
        folder.with("V1__first.sql", "CREATE TABLE a (id INT);\n");
        List<MigrationException> failures = new ArrayList<>();
        builder()
                .listeners(new MigrationListener() {
                    @Override
                    public void beforeMigration(Execution execution) {
                        failures.add(failureOf(() -> builder()
                                .lockTimeout(Duration.ofMillis(300))
                                .build()
                                .migrateToLatest()));
                    }
                })
                .build()
                .migrateToLatest();
        assertThat(failures)
                .singleElement()
                .asString()
                .contains(
                        "could not be taken within 300 ms: another process holds it, and the database doesn't tell which");
        assertThat(applied()).containsExactly("1");
    }
}
