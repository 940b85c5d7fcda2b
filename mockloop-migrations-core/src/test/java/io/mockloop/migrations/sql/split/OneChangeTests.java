package io.mockloop.migrations.sql.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.dialect.postgresql.PostgreSqlRules;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class OneChangeTests {

    private static boolean removesData(String statement) {
        return OneChange.of(statement, new PostgreSqlRules().lexical()).removesData();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table a",
                "DROP TABLE IF EXISTS a, b CASCADE",
                "DROP SCHEMA s",
                "DROP DATABASE d",
                "ALTER TABLE a DROP COLUMN b",
                "ALTER TABLE a DROP b",
                "ALTER TABLE a DROP INDEX i, DROP COLUMN b",
                "DELETE FROM a WHERE id = 1",
                "TRUNCATE a"
            })
    void whatRemovesRowsOrWhatHoldsThemLosesData(String statement) {
        assertThat(removesData(statement)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP INDEX i",
                "DROP VIEW v",
                "DROP FUNCTION f",
                "ALTER TABLE a DROP CONSTRAINT c",
                "ALTER TABLE a DROP FOREIGN KEY f",
                "ALTER TABLE a ALTER COLUMN b DROP DEFAULT",
                "ALTER TABLE a ALTER COLUMN b DROP NOT NULL",
                "ALTER TABLE a ADD COLUMN b INT",
                "CREATE TABLE a (drop_table INT)",
                "INSERT INTO a VALUES ('DROP TABLE b')"
            })
    void whatRemovesNoneLosesNone(String statement) {
        assertThat(removesData(statement)).isFalse();
    }
}
