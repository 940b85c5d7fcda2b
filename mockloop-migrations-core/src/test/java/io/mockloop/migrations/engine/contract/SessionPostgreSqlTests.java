package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;

class SessionPostgreSqlTests extends SessionTests {

    SessionPostgreSqlTests() {
        super(
                TestDatabase.postgreSql(),
                List.of("SELECT pg_catalog.set_config('search_path', '', false)", "SET statement_timeout = '77s'"),
                "SELECT current_setting('search_path'), current_setting('statement_timeout'), current_user::text");
    }
}
