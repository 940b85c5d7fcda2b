package io.mockloop.migrations.engine.contract;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.testkit.DatabaseAccess;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SessionPostgreSqlTests extends SessionTests {

    SessionPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }

    @Override
    String identity() {
        return "SELECT pg_backend_pid()";
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("SELECT pg_catalog.set_config('search_path', '', false)", "SHOW search_path"),
                new Case("CREATE SCHEMA IF NOT EXISTS s; SET search_path = s, public", "SHOW search_path"),
                new Case("SET statement_timeout = '77s'", "SHOW statement_timeout"),
                new Case("SET LOCAL lock_timeout = '7s'", "SHOW lock_timeout"),
                new Case("SET my.variable = 'x'", "SELECT nullif(current_setting('my.variable', true), '')"),
                new Case(
                        "SELECT set_config('my.other', 'x', false)",
                        "SELECT nullif(current_setting('my.other', true), '')"),
                new Case("SET default_transaction_isolation = serializable", "SHOW default_transaction_isolation"),
                new Case("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY", "SHOW default_transaction_read_only"),
                new Case("SET standard_conforming_strings = off", "SHOW standard_conforming_strings"),
                new Case("SET TIME ZONE 'Asia/Tokyo'", "SHOW timezone"),
                new Case("DO $$ BEGIN SET work_mem = '99MB'; END $$", "SHOW work_mem"),
                new Case(
                        "CREATE TEMP TABLE a (x INT); CREATE TEMPORARY VIEW v AS SELECT 1 AS x; CREATE TEMP SEQUENCE q",
                        "SELECT relname FROM pg_class WHERE relnamespace = pg_my_temp_schema()"),
                new Case(
                        "SELECT 1 AS x INTO TEMP b",
                        "SELECT count(*) FROM pg_class WHERE relnamespace = pg_my_temp_schema()"),
                new Case("LISTEN news; LISTEN \"more; news\"", "SELECT * FROM pg_listening_channels()"),
                new Case("PREPARE p AS SELECT 1", "SELECT name FROM pg_prepared_statements WHERE from_sql"),
                new Case("DECLARE c CURSOR WITH HOLD FOR SELECT 1", "SELECT name FROM pg_cursors WHERE is_holdable"),
                new Case(
                        "SELECT pg_advisory_lock(42), pg_advisory_lock(42), pg_advisory_lock(-7), pg_advisory_lock(1, -2),"
                                + " pg_advisory_lock_shared(9)",
                        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"));
    }

    static Stream<Case> casesOfAnAdministrator() {
        return Stream.of(
                new Case("SET ROLE test_reader", "SELECT current_user, session_user"),
                new Case("SET SESSION AUTHORIZATION test_reader", "SELECT current_user, session_user"),
                new Case(
                        "SET SESSION AUTHORIZATION test_owner; SET ROLE test_owner; SET search_path = pg_catalog",
                        "SELECT current_user, session_user, current_setting('search_path')"),
                new Case("SET session_replication_role = replica", "SHOW session_replication_role"));
    }

    @ParameterizedTest
    @MethodSource("casesOfAnAdministrator")
    void aSessionThatAnAdministratorsFileChangedIsPutBack(Case change) {
        DatabaseAccess admin = database.admin();
        try (HikariDataSource pool = admin.pool(1)) {
            assertPutBack(pool, change);
        }
    }
}
