package io.mockloop.migrations.engine.contract.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationListener;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.testkit.Background;
import io.mockloop.migrations.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ListenerOfPostgreSqlTests extends ContractTests {

    private static final Duration LONG = Duration.ofSeconds(30);

    ListenerOfPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }

    @Test
    void isToldOfTheStatementThatTheServerIsAtAlsoWhereSeveralAreSentTogether() throws Exception {
        folder.with("V1__five.sql", """
                CREATE TABLE a (id INT);
                %s;
                INSERT INTO a VALUES (1);
                INSERT INTO a VALUES (2);
                CREATE TABLE b (id INT);
                """.formatted(database.slowStatement(2)));
        List<Integer> told = new CopyOnWriteArrayList<>();
        MigrationListener listener = new MigrationListener() {
            @Override
            public void beforeStatement(Execution execution, StatementSent statement) {
                told.add(statement.number());
            }
        };

        CompletableFuture<MigrationResult> run =
                Background.start(() -> builder().listeners(listener).build().migrateToLatest());
        database.awaitRunning("mockloop_slow", LONG);
        assertThat(told).containsExactly(1, 2);

        run.get(LONG.toSeconds(), TimeUnit.SECONDS);
        assertThat(told).containsExactly(1, 2, 3, 4, 5);
    }
}
