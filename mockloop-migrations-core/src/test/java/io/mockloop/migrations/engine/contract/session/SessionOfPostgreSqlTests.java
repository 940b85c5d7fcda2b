package io.mockloop.migrations.engine.contract.session;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.testkit.DatabaseAccess;
import io.mockloop.migrations.testkit.SessionChange;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SessionOfPostgreSqlTests extends SessionAssertions {

    SessionOfPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }

    static Stream<SessionChange> casesOfAnAdministrator() {
        return Stream.of(
                new SessionChange("SET ROLE test_reader", "SELECT current_user, session_user"),
                new SessionChange("SET SESSION AUTHORIZATION test_reader", "SELECT current_user, session_user"),
                new SessionChange(
                        "SET SESSION AUTHORIZATION test_owner; SET ROLE test_owner; SET search_path = pg_catalog",
                        "SELECT current_user, session_user, current_setting('search_path')"),
                new SessionChange("SET session_replication_role = replica", "SHOW session_replication_role"));
    }

    @ParameterizedTest
    @MethodSource("casesOfAnAdministrator")
    void aSessionThatAnAdministratorsFileChangedIsPutBack(SessionChange change) {
        DatabaseAccess admin = database.admin();
        try (HikariDataSource pool = admin.pool(1)) {
            assertPutBack(pool, change);
        }
    }
}
