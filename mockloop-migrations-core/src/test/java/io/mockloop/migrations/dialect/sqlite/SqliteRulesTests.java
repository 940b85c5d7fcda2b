package io.mockloop.migrations.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.sql.StatementKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteRulesTests {

    private final SqliteRules rules = new SqliteRules();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PRAGMA foreign_keys = OFF|HOISTED_SETTING",
                "pragma main.foreign_keys(0)|HOISTED_SETTING",
                "PRAGMA legacy_alter_table=ON|HOISTED_SETTING",
                "PRAGMA foreign_keys|TRANSACTIONAL",
                "PRAGMA foreign_key_check|TRANSACTIONAL",
                "PRAGMA journal_mode=WAL|IGNORED_IN_TRANSACTION",
                "PRAGMA main . synchronous = OFF|IGNORED_IN_TRANSACTION",
                "PRAGMA auto_vacuum = 1|IGNORED_IN_TRANSACTION",
                "PRAGMA page_size = 8192|IGNORED_IN_TRANSACTION",
                "PRAGMA encoding = 'UTF-16'|IGNORED_IN_TRANSACTION",
                "PRAGMA wal_checkpoint|IGNORED_IN_TRANSACTION",
                "PRAGMA journal_mode|TRANSACTIONAL",
                "PRAGMA user_version = 2|TRANSACTIONAL",
                "PRAGMA defer_foreign_keys = ON|TRANSACTIONAL",
                "VACUUM|OUTSIDE_TRANSACTION",
                "VACUUM INTO 'x'|OUTSIDE_TRANSACTION",
                "DETACH DATABASE y|OUTSIDE_TRANSACTION",
                "BEGIN|BEGIN",
                "BEGIN IMMEDIATE TRANSACTION|BEGIN",
                "COMMIT|COMMIT",
                "END TRANSACTION|COMMIT",
                "ROLLBACK|ROLLBACK",
                "ROLLBACK TRANSACTION|ROLLBACK",
                "ROLLBACK TO a|TRANSACTIONAL",
                "ROLLBACK TRANSACTION TO SAVEPOINT a|TRANSACTIONAL",
                "SAVEPOINT a|TRANSACTIONAL",
                "ATTACH 'x' AS y|TRANSACTIONAL",
                "CREATE TABLE a(b)|TRANSACTIONAL"
            })
    void tellsTheKind(String statement, StatementKind kind) {
        assertThat(rules.kindOf(statement)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRAGMA foreign_keys = 1", "/* x */ pragma cache_size = 1", "ATTACH 'x' AS y", "DETACH y"})
    void knowsWhatChangesTheSession(String statement) {
        assertThat(rules.changesSession(statement)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE TABLE pragma(a)", "UPDATE a SET b = 1", "SELECT 'PRAGMA'"})
    void knowsWhatDoesNot(String statement) {
        assertThat(rules.changesSession(statement)).isFalse();
    }
}
