package io.mockloop.migrations.dialect.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.sql.StatementKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MariaDbRulesTests {

    private final MariaDbRules rules = new MariaDbRules();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE a(b int)|IMPLICIT_COMMIT",
                "CREATE OR REPLACE TEMPORARY TABLE a(b int)|TRANSACTIONAL",
                "CREATE TEMPORARY SEQUENCE a|IMPLICIT_COMMIT",
                "CREATE SEQUENCE a|IMPLICIT_COMMIT",
                "/*M!100616 DROP TABLE a */|IMPLICIT_COMMIT",
                "BEGIN NOT ATOMIC SELECT 1; END|IMPLICIT_COMMIT",
                "IF 1 THEN SELECT 1; END IF|IMPLICIT_COMMIT",
                "LOOP SELECT 1; END LOOP|IMPLICIT_COMMIT",
                "SET STATEMENT max_statement_time=1 FOR CREATE TABLE a(b int)|IMPLICIT_COMMIT",
                "SET STATEMENT max_statement_time=1 FOR SELECT 1|TRANSACTIONAL",
                "ANALYZE SELECT 1|TRANSACTIONAL",
                "BACKUP LOCK a|IMPLICIT_COMMIT",
                "BEGIN|BEGIN",
                "COMMIT|COMMIT"
            })
    void tellsTheKind(String statement, StatementKind kind) {
        assertThat(rules.kindOf(statement)).isEqualTo(kind);
    }

    @Test
    void aSettingForOneStatementChangesNoSession() {
        assertThat(rules.changesSession("SET STATEMENT max_statement_time=1 FOR SELECT 1"))
                .isFalse();
        assertThat(rules.changesSession("SET max_statement_time=1")).isTrue();
        assertThat(rules.changesSession("BEGIN NOT ATOMIC SET sql_mode = ''; END"))
                .isTrue();
    }
}
