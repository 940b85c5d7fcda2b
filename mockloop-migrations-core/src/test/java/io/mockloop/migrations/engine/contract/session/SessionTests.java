package io.mockloop.migrations.engine.contract.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.testkit.OfDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.SessionChange;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.Traits;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A session that a migration changed is as before for the next migration, and for the next who borrows the connection.
 */
@OnEachDatabase
class SessionTests extends SessionAssertions {

    SessionTests(TestDatabase server) {
        super(server);
    }

    static final class Changes extends OfDatabase {
        @Override
        protected Stream<SessionChange> of(Traits traits) {
            return traits.sessionChanges().stream();
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Changes.class)
    void aSessionThatAFileChangedIsPutBack(SessionChange change) {
        assertPutBack(database.pool(1), change);
    }

    @Test
    void aPoolWithoutAutoCommitGetsItsConnectionBackWithoutIt() throws SQLException {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(database.url());
            pool.setUsername(database.user());
            pool.setPassword(database.password());
            pool.setMaximumPoolSize(1);
            pool.setAutoCommit(false);
            assertAppliedAndUndone(pool);
            try (Connection connection = pool.getConnection()) {
                assertThat(connection.getAutoCommit()).isFalse();
            }
        }
    }
}
