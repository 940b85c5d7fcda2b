package io.mockloop.migrations.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class CatalogEvidenceTests {

    @AutoClose
    final FreshDatabase database;

    CatalogEvidenceTests(TestDatabase server) {
        database = server.newDatabase();
    }

    @BeforeEach
    void createTable() {
        database.execute("CREATE TABLE t (a INT, b INT)", "CREATE INDEX i ON t (a)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE n (x INT)",
                "create table `n` (x INT)",
                "CREATE VIEW v AS SELECT a FROM t",
                "ALTER TABLE t ADD COLUMN c INT",
                "ALTER TABLE `t` ADD c INT NOT NULL DEFAULT 0, ADD d INT",
                "ALTER TABLE t DROP COLUMN b",
                "ALTER TABLE t DROP b",
                "CREATE UNIQUE INDEX j ON t (b)",
                "DROP INDEX i ON t",
                "DROP TABLE t",
                "RENAME TABLE t TO u",
                "ALTER TABLE t RENAME TO u"
            })
    void tellsBeforeFromAfter(String ddl) throws SQLException {
        try (Connection connection = database.access().connect()) {
            assertThat(CatalogEvidence.of(connection, ddl).completed()).contains(false);
            database.execute(ddl);
            assertThat(CatalogEvidence.of(connection, ddl).completed()).contains(true);
        }
    }

    @Test
    void saysNothingWhereTheEffectCanHaveBeenThereBeforeOrHasSeveralParts() throws SQLException {
        try (Connection connection = database.access().connect()) {
            for (String ddl : new String[] {
                "CREATE TABLE IF NOT EXISTS t (x INT)",
                "CREATE OR REPLACE VIEW v AS SELECT 1",
                "DROP TABLE IF EXISTS t",
                "DROP TABLE t, u",
                "ALTER TABLE t ADD INDEX k (a)",
                "ALTER TABLE t ADD CONSTRAINT c UNIQUE (a)",
                "ALTER TABLE t MODIFY a BIGINT",
                "CALL p()",
                "OPTIMIZE TABLE t"
            }) {
                assertThat(CatalogEvidence.of(connection, ddl).completed()).as(ddl).isEmpty();
            }
        }
    }
}
