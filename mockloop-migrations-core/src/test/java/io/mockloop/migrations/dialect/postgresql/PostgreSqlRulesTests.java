package io.mockloop.migrations.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.sql.StatementKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgreSqlRulesTests {

    private final PostgreSqlRules rules = new PostgreSqlRules();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VACUUM",
                "vacuum (full, analyze) a",
                "CREATE INDEX CONCURRENTLY i ON a(b)",
                "create /* x */ unique -- y\n index concurrently if not exists i on a(b)",
                "/*+ hint */ DROP INDEX CONCURRENTLY i",
                "REINDEX INDEX CONCURRENTLY i",
                "REINDEX (VERBOSE) TABLE CONCURRENTLY a",
                "REINDEX (VERBOSE, CONCURRENTLY) TABLE a",
                "REINDEX (CONCURRENTLY TRUE) INDEX i",
                "REINDEX SCHEMA public",
                "REINDEX DATABASE d",
                "REINDEX SYSTEM",
                "CREATE DATABASE d",
                "DROP DATABASE d",
                "CREATE TABLESPACE t LOCATION '/x'",
                "DROP TABLESPACE t",
                "ALTER DATABASE \"d\" SET TABLESPACE t",
                "ALTER SYSTEM SET work_mem = '8MB'",
                "ALTER TABLE a.b DETACH PARTITION a.c CONCURRENTLY",
                "CLUSTER",
                "CLUSTER VERBOSE",
                "CLUSTER (VERBOSE)",
                "CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p",
                "DROP SUBSCRIPTION s",
                "ALTER SUBSCRIPTION s REFRESH PUBLICATION",
                "COMMIT PREPARED 'x'",
                "ROLLBACK PREPARED 'x'",
                "DISCARD ALL"
            })
    void knowsWhatCannotRunInATransaction(String statement) {
        assertThat(rules.kindOf(statement)).isEqualTo(StatementKind.OUTSIDE_TRANSACTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX i ON a(b)",
                "CREATE INDEX i ON a(concurrently)",
                "REINDEX TABLE a",
                "REINDEX (CONCURRENTLY FALSE) TABLE a",
                "REFRESH MATERIALIZED VIEW CONCURRENTLY v",
                "ALTER DATABASE d SET work_mem = '8MB'",
                "ALTER TABLE a DETACH PARTITION b",
                "ALTER TYPE t ADD VALUE 'x'",
                "CLUSTER a USING i",
                "CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p WITH (connect = false)",
                "SAVEPOINT a",
                "RELEASE a",
                "ROLLBACK TO a",
                "ROLLBACK TRANSACTION TO SAVEPOINT a",
                "SELECT 'VACUUM'",
                "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE",
                "DISCARD PLANS",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END"
            })
    void knowsWhatCan(String statement) {
        assertThat(rules.kindOf(statement)).isEqualTo(StatementKind.TRANSACTIONAL);
    }

    @ParameterizedTest
    @CsvSource({
        "BEGIN, BEGIN", "begin isolation level serializable, BEGIN", "START TRANSACTION, BEGIN", "COMMIT, COMMIT",
        "end work, COMMIT", "ROLLBACK, ROLLBACK", "ABORT, ROLLBACK", "PREPARE TRANSACTION 'x', ROLLBACK"
    })
    void knowsTransactionStatements(String statement, StatementKind kind) {
        assertThat(rules.kindOf(statement)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET search_path = a",
                "set session characteristics as transaction read only",
                "SET ROLE a",
                "RESET ALL",
                "SELECT pg_catalog.set_config('search_path', '', false)",
                "DO $$ BEGIN SET search_path = a; END $$",
                "CALL p()",
                "SET LOCAL search_path = a",
                "CREATE TEMP TABLE a (b int)",
                "create or replace temporary view a as select 1",
                "SELECT 1 AS a INTO TEMP b",
                "LISTEN a",
                "PREPARE a AS SELECT 1",
                "DECLARE a CURSOR WITH HOLD FOR SELECT 1",
                "SELECT pg_advisory_lock(1)",
                "DISCARD ALL"
            })
    void knowsWhatChangesTheSession(String statement) {
        assertThat(rules.changesSession(statement)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET TRANSACTION READ ONLY",
                "PREPARE TRANSACTION 'a'",
                "SET CONSTRAINTS ALL DEFERRED",
                "UPDATE a SET b = 1",
                "CREATE FUNCTION f() RETURNS int SET search_path = a AS $$ SELECT 1 $$ LANGUAGE sql"
            })
    void knowsWhatDoesNot(String statement) {
        assertThat(rules.changesSession(statement)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SET my.own = 'x'                                    | RESET MY.OWN
            set session my . own to 1                           | RESET MY.OWN
            SELECT set_config('my.own', 'x', false), set_config( | RESET my.own
            """)
    void knowsHowToRemoveASettingOfTheApplicationsOwn(String statement, String removal) {
        assertThat(rules.removalsOf(statement)).containsExactly(removal);
        assertThat(rules.removalsOf("SET search_path = a")).isEmpty();
    }
}
