package io.mockloop.migrations.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A hundred undos that bring back what was there, without an alarm. */
@Slow
@OnEachDatabase
class RightUndoTests extends Trying {

    RightUndoTests(TestDatabase server) {
        super(server);
    }

    @Test
    void noneOfAHundredIsTakenForWrong() {
        List<Migration> right = RightUndos.of(isOfMySql());
        assertThat(right).hasSizeGreaterThanOrEqualTo(100);
        try (HikariDataSource pool = scratch.admin().pool(2)) {
            List<TestResult> results = MigrationTester.of(ofAdmin().migrations(right.toArray(Migration[]::new)))
                    .on(pool)
                    .testAll()
                    .results();
            assertThat(results).hasSize(right.size() + 1);
            assertThat(results.subList(1, results.size()))
                    .filteredOn(each -> !each.isPassed() || !each.remarks().isEmpty())
                    .isEmpty();
        }
    }
}
