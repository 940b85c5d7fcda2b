package io.mockloop.migrations.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.sql.StatementKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MySqlRulesTests {

    private final MySqlRules rules = new MySqlRules();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE a(b int)",
                "create index i on a(b)",
                "/*!50001 DROP VIEW v */",
                "/*!50003 CREATE*/ /*!50017 DEFINER=`a`@`b`*/ /*!50003 TRIGGER t AFTER INSERT ON a FOR EACH ROW SET @a = 1 */",
                "ALTER TABLE a ADD c int",
                "RENAME TABLE a TO b",
                "TRUNCATE a",
                "GRANT SELECT ON a TO b",
                "SET PASSWORD = 'x'",
                "LOCK TABLES a WRITE",
                "UNLOCK TABLES",
                "ANALYZE NO_WRITE_TO_BINLOG TABLE a",
                "OPTIMIZE TABLE a",
                "FLUSH TABLES",
                "LOAD INDEX INTO CACHE a",
                "CALL p()",
                "EXECUTE s",
                "CREATE TABLE temporary_things(a int)"
            })
    void knowsWhatCommits(String statement) {
        assertThat(rules.kindOf(statement)).isEqualTo(StatementKind.IMPLICIT_COMMIT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO a VALUES ('CREATE TABLE')",
                "CREATE TEMPORARY TABLE a(b int)",
                "DROP TEMPORARY TABLE a",
                "LOAD DATA INFILE 'x' INTO TABLE a",
                "CHECKSUM TABLE a",
                "SET @a = 1",
                "SET NAMES utf8mb4",
                "USE d",
                "SAVEPOINT a",
                "ROLLBACK TO SAVEPOINT a",
                "ROLLBACK WORK TO a",
                "PREPARE s FROM 'x'"
            })
    void knowsWhatDoesNotCommit(String statement) {
        assertThat(rules.kindOf(statement)).isEqualTo(StatementKind.TRANSACTIONAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BEGIN|BEGIN",
                "BEGIN WORK|BEGIN",
                "START TRANSACTION READ ONLY|BEGIN",
                "COMMIT|COMMIT",
                "COMMIT WORK|COMMIT",
                "SET autocommit = 1|COMMIT",
                "SET @@session.autocommit := ON|COMMIT",
                "SET AUTOCOMMIT=@OLD_AUTOCOMMIT|COMMIT",
                "SET autocommit = 0|AUTO_COMMIT_OFF",
                "SET @OLD_AUTOCOMMIT=@@AUTOCOMMIT, @@AUTOCOMMIT=0|AUTO_COMMIT_OFF",
                "ROLLBACK|ROLLBACK",
                "XA START 'x'|BEGIN",
                "XA COMMIT 'x'|ROLLBACK",
                "START REPLICA|IMPLICIT_COMMIT"
            })
    void knowsTransactionStatements(String statement, StatementKind kind) {
        assertThat(rules.kindOf(statement)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET foreign_key_checks = 0",
                "/*!40101 SET NAMES utf8 */",
                "SET SESSION sql_mode = ''",
                "USE d",
                "LOCK TABLES a READ",
                "CALL p()"
            })
    void knowsWhatChangesTheSession(String statement) {
        assertThat(rules.changesSession(statement)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE a SET b = 1", "SET PASSWORD = 'x'", "CREATE TABLE a(b int)", "SELECT 'USE'"})
    void knowsWhatDoesNotChangeTheSession(String statement) {
        assertThat(rules.changesSession(statement)).isFalse();
    }

    @Test
    void knowsHowToRemoveWhatTheSessionCannotBeAskedFor() {
        assertThat(rules.removalsOf("CREATE TEMPORARY TABLE IF NOT EXISTS d.`a b` AS SELECT 1 FROM c"))
                .containsExactly("DROP TEMPORARY TABLE IF EXISTS d.`a b`");
        assertThat(rules.removalsOf("prepare s from 'SELECT 1'")).containsExactly("DEALLOCATE PREPARE S");
        assertThat(rules.removalsOf("SELECT get_lock('a''b', 10), GET_LOCK ( 'c', -1), GET_LOCK(@x, 1)"))
                .containsExactly("DO RELEASE_LOCK('a''b')", "DO RELEASE_LOCK('c')");
        assertThat(rules.removalsOf("CREATE TABLE a (b INT)")).isEmpty();
    }
}
