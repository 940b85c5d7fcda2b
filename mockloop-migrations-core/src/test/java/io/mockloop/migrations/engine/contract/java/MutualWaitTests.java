package io.mockloop.migrations.engine.contract.java;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Logged;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.Await;
import io.mockloop.migrations.testkit.Background;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A Java migration that waits for somebody who waits for it; on PostgreSQL, which lets them wait for ever. */
class MutualWaitTests extends ContractTests {

    MutualWaitTests() {
        super(TestDatabase.postgreSql());
    }

    @Test
    @Slow
    void whoWaitsForAMigrationThatSendsNothingIsNamed() {
        database.execute("CREATE TABLE t (id INT)");
        HikariDataSource pool = database.pool(3);
        JdbcTemplate jdbc = new JdbcTemplate(pool);
        try (Logged log = new Logged("io.mockloop.migrations.engine")) {
            MigrationManagerBuilder.forDataSource(pool)
                    .locations(folder.location())
                    .baselineOnMigrate(true)
                    .migrations(new Coded("2", db -> {
                        db.execute("ALTER TABLE t ADD COLUMN note VARCHAR(20)");
                        CompletableFuture<?> other = Background.start(() -> jdbc.queryForList("SELECT * FROM t"));
                        Await.until(
                                Duration.ofSeconds(60),
                                "somebody is seen",
                                () -> !warnings(log).isEmpty());
                        assertThat(other).isNotDone();
                    }))
                    .build()
                    .migrateToLatest();
            assertThat(warnings(log))
                    .matches(
                            "Migration 2 \\(" + Coded.class.getName() + "\\) has sent nothing for 10 s, and"
                                    + " what it has locked is waited for by: process \\d+ of user \\w+, PostgreSQL JDBC Driver\\. If it"
                                    + " waits for that in its turn, as for code on another connection or thread, neither goes on");
        }
    }

    private static String warnings(Logged log) {
        return String.join(
                "|",
                log.messages("WARN").stream()
                        .filter(line -> line.contains("sent nothing"))
                        .toList());
    }
}
