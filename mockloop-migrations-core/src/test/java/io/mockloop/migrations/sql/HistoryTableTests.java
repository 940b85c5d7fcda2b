package io.mockloop.migrations.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.sql.split.HistoryTableGuard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTableTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE schema_version (version int)",
                "create table if not exists SCHEMA_VERSION (version int)",
                "CREATE TABLE \"public\".\"schema_version\" (version int)",
                "CREATE TEMPORARY TABLE a.schema_version_log (version int)",
                "CREATE VIEW schema_version AS SELECT 1",
                "DROP TABLE schema_version",
                "DROP TABLE IF EXISTS a, b.schema_version CASCADE",
                "ALTER TABLE IF EXISTS ONLY schema_version ADD COLUMN a int",
                "ALTER TABLE a RENAME TO schema_version",
                "INSERT INTO schema_version VALUES (1)",
                "insert into /* the */ public . \"schema_version\" (version) select 1",
                "WITH a AS (DELETE FROM schema_version RETURNING *) SELECT * FROM a",
                "UPDATE schema_version SET version = 1",
                "UPDATE ONLY schema_version SET version = 1",
                "DELETE FROM schema_version",
                "DELETE FROM ONLY public.schema_version",
                "TRUNCATE schema_version",
                "TRUNCATE TABLE a, schema_version",
                "MERGE INTO schema_version USING a ON true WHEN MATCHED THEN DO NOTHING",
                "SELECT 1 AS version INTO schema_version",
                "COPY schema_version (version) FROM '/tmp/x'"
            })
    void aStatementThatWritesItIsRefused(String statement) {
        Scripts.assertRefused("SELECT 1;\n" + statement + ";", Scripts.POSTGRESQL, "HISTORY_TABLE_WRITTEN", 2)
                .withMessageContaining("Delete this statement, the row is written for you.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT IGNORE schema_version VALUES (1)",
                "REPLACE INTO `schema_version` VALUES (1)",
                "INSERT `db`.`schema_version` SET version = 1",
                "UPDATE a, schema_version SET a.b = 1",
                "DROP TABLE a.b.c, `d`, db.schema_version",
                "DELETE schema_version FROM schema_version JOIN a",
                "RENAME TABLE a TO b, c TO schema_version",
                "LOAD DATA INFILE 'x' INTO TABLE schema_version",
                "/*!40000 DROP TABLE schema_version */",
                "CREATE TRIGGER t AFTER INSERT ON a FOR EACH ROW INSERT INTO schema_version VALUES (1)"
            })
    void mySqlsFormsAreRefused(String statement) {
        Scripts.assertRefused(statement, Scripts.MYSQL, "HISTORY_TABLE_WRITTEN", 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE 'schema_version'",
                "INSERT OR REPLACE INTO [schema_version] VALUES (1)",
                "UPDATE OR IGNORE `schema_version` SET version = 1",
                "CREATE TABLE main.schema_version AS SELECT 1"
            })
    void sqlitesFormsAreRefused(String statement) {
        Scripts.assertRefused(statement, Scripts.SQLITE, "HISTORY_TABLE_WRITTEN", 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM schema_version",
                "INSERT INTO audit SELECT * FROM schema_version",
                "CREATE TABLE a (v int REFERENCES schema_version (version) ON DELETE CASCADE ON UPDATE CASCADE)",
                "CREATE TABLE copy AS TABLE schema_version",
                "CREATE VIEW v AS SELECT * FROM schema_version",
                "UPDATE a SET b = 1 FROM schema_version",
                "DELETE FROM a USING schema_version",
                "SELECT * FROM schema_version FOR UPDATE",
                "INSERT INTO a (schema_version) VALUES (1)",
                "COPY schema_version TO '/tmp/x'",
                "GRANT SELECT ON TABLE schema_version TO a",
                "COMMENT ON TABLE schema_version IS 'x'",
                "CREATE TABLE my_schema_version (a int)",
                "INSERT INTO a VALUES ('INSERT INTO schema_version')",
                "SELECT 1 -- DROP TABLE schema_version"
            })
    void readingItIsAllowed(String statement) {
        assertThat(Scripts.statements(statement, Scripts.POSTGRESQL)).hasSize(1);
    }

    /** As is a name that is asked for in each row of a dump's. */
    @Test
    void aLongStatementThatNamesItIsLookedThroughOnce() {
        String rows = "('schema_version', 1, TABLE, TABLE, UPDATE TABLE),".repeat(20_000);
        assertThat(Scripts.statements("INSERT INTO a VALUES " + rows + "(1)", Scripts.POSTGRESQL))
                .hasSize(1);
        Scripts.assertRefused(
                "DROP TABLE " + "a,".repeat(20_000) + " schema_version",
                Scripts.POSTGRESQL,
                "HISTORY_TABLE_WRITTEN",
                1);
    }

    @Test
    void namesTheTableAsTheStatementDoes() {
        assertThat(new HistoryTableGuard(Scripts.POSTGRESQL.rules().lexical(), Scripts.POSTGRESQL.historyTables())
                        .tableWrittenBy("drop table a.\"Schema_Version\""))
                .contains("a.\"Schema_Version\"");
    }
}
