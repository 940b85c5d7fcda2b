package io.mockloop.migrations.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionTests {

    private static boolean transactional(String text, ScriptSettings settings) {
        return Scripts.read(text, settings).runsInTransaction(Section.UP);
    }

    @Test
    void aScriptRunsInATransaction() {
        assertThat(transactional("CREATE TABLE a(b int);", Scripts.POSTGRESQL)).isTrue();
        assertThat(transactional("", Scripts.POSTGRESQL)).isTrue();
        assertThat(transactional("CREATE TABLE a(b int);", Scripts.MYSQL)).isTrue();
    }

    @Test
    void aDirectiveTurnsItOff() {
        assertThat(transactional("-- transaction: false\nCREATE TABLE a(b int);", Scripts.POSTGRESQL))
                .isFalse();
    }

    @Test
    void aScriptOfNothingThatCanRunInOneRunsWithout() {
        SqlScript script =
                Scripts.read("CREATE INDEX CONCURRENTLY i ON a(b);\nDROP INDEX CONCURRENTLY j;", Scripts.POSTGRESQL);
        assertThat(script.runsInTransaction(Section.UP)).isFalse();
        assertThat(script.statementCount(Section.UP)).isEqualTo(2);
        assertThat(transactional("VACUUM;", Scripts.SQLITE)).isFalse();
    }

    @Test
    void mixedWithOthersItIsRefused() {
        Scripts.assertRefused(
                        "CREATE TABLE a(b int);\nCREATE INDEX CONCURRENTLY i ON a(b);",
                        Scripts.POSTGRESQL,
                        "MIXED_TRANSACTION",
                        2)
                .withMessageContaining(
                        "cannot run inside a transaction, and the statement of line 1 would be run in one")
                .withMessageContaining("-- transaction: false");
        assertThat(transactional(
                        "-- transaction: false\nCREATE TABLE a(b int);\nCREATE INDEX CONCURRENTLY i ON a(b);",
                        Scripts.POSTGRESQL))
                .isFalse();
    }

    @Test
    void askingForATransactionThatCannotBeIsRefused() {
        Scripts.assertRefused("-- transaction: true\nVACUUM;", Scripts.POSTGRESQL, "MIXED_TRANSACTION", 2)
                .withMessageContaining("-- transaction: true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN;\nSELECT 1;\nCOMMIT;",
                "SET a = 1;\nSTART TRANSACTION;\nSET b = 2;\nSELECT 1;\nEND;\nRESET a;",
                "-- head\nBEGIN WORK;\nSELECT 1;\nSAVEPOINT a;\nROLLBACK TO a;\nCOMMIT"
            })
    void onePairAroundEverythingIsPassedOver(String text) {
        SqlScript script = Scripts.read(text, Scripts.POSTGRESQL);
        List<String> statements = Scripts.statements(script, Section.UP);
        assertThat(statements).contains("SELECT 1").doesNotContain("BEGIN", "BEGIN WORK", "COMMIT", "END");
        assertThat(script.statementCount(Section.UP)).isEqualTo(statements.size());
    }

    @Test
    void otherDatabasesHaveOtherWordsForIt() {
        assertThat(Scripts.statements("BEGIN IMMEDIATE;SELECT 1;END TRANSACTION;", Scripts.SQLITE))
                .containsExactly("SELECT 1");
        assertThat(Scripts.statements("SET AUTOCOMMIT = 0;START TRANSACTION;SELECT 1;COMMIT;", Scripts.MYSQL))
                .containsExactly("SET AUTOCOMMIT = 0", "SELECT 1");
    }

    /** As mariadb-dump writes them for each table. */
    @Test
    void commitsOfAFileThatSwitchesAutoCommitOffArePassedOver() {
        String table = """
                SET @OLD_AUTOCOMMIT=@@AUTOCOMMIT, @@AUTOCOMMIT=0;
                INSERT INTO a VALUES (1);
                COMMIT;
                SET AUTOCOMMIT=@OLD_AUTOCOMMIT;
                """;
        assertThat(Scripts.statements("CREATE TABLE a (b INT);\n" + table + table, Scripts.MYSQL))
                .filteredOn(statement -> !statement.contains("@@AUTOCOMMIT"))
                .containsExactly("CREATE TABLE a (b INT)", "INSERT INTO a VALUES (1)", "INSERT INTO a VALUES (1)");
        Scripts.assertRefused("SET autocommit = 0;\nDELETE FROM a;\nROLLBACK;", Scripts.MYSQL, "OWN_TRANSACTION", 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT 1;COMMIT;|1",
                "BEGIN;SELECT 1;COMMIT;SELECT 2;|1",
                "SELECT 1;BEGIN;SELECT 2;COMMIT;|1",
                "BEGIN;SELECT 1;COMMIT;BEGIN;SELECT 2;COMMIT;|1",
                "BEGIN;SELECT 1;SAVEPOINT a;ROLLBACK TO SAVEPOINT a;COMMIT;COMMIT;|1",
                "COMMIT;|1"
            })
    void aFileWithOtherTransactionsOfItsOwnRunsWithoutOne(String text, int line) {
        for (ScriptSettings each : List.of(Scripts.POSTGRESQL, Scripts.SQLITE, Scripts.MYSQL)) {
            SqlScript script = Scripts.read(text, each);
            assertThat(script.runsInTransaction(Section.UP)).isFalse();
            assertThat(script.ownTransactionLine(Section.UP)).isEqualTo(line);
            assertThat(String.join(";", Scripts.statements(script, Section.UP)) + ";")
                    .isEqualTo(text);
            assertThat(script.statementCount(Section.UP)).isEqualTo(text.split(";").length);
        }
    }

    @Test
    void theFirstStatementThatMakesItSoIsNamed() {
        assertThat(ownLine("SELECT 1;\nCOMMIT;")).isEqualTo(2);
        assertThat(ownLine("BEGIN;\nSELECT 1;\nCOMMIT;\nSELECT 2;")).isEqualTo(1);
        assertThat(ownLine("BEGIN;\nSELECT 1;\nCOMMIT;\nBEGIN;\nSELECT 2;\nCOMMIT;"))
                .isEqualTo(4);
        assertThat(ownLine("BEGIN;\nSELECT 1;\nCOMMIT;\nVACUUM;")).isEqualTo(1);
        assertThat(ownLine("BEGIN;\nSELECT 1;\nCOMMIT;")).isZero();
        assertThat(ownLine("-- transaction: false\nSELECT 1;\nCOMMIT;")).isZero();
    }

    private static int ownLine(String text) {
        return Scripts.read(text, Scripts.POSTGRESQL).ownTransactionLine(Section.UP);
    }

    @Test
    void anythingElseOfTheFilesOwnIsRefused() {
        assertOwn("BEGIN;\nSELECT 1;", 1);
        assertOwn("SELECT 1;\nCOMMIT;\nBEGIN;\nSELECT 1;", 3);
        assertOwn("BEGIN;\nSELECT 1;\nROLLBACK;", 3);
        assertOwn("SELECT 1;\nROLLBACK;\nSELECT 2;\nCOMMIT;", 2);
        assertOwn("BEGIN;\nSELECT 1;\nPREPARE TRANSACTION 'x';", 3);
        Scripts.assertRefused("-- transaction: true\nSELECT 1;\nCOMMIT;", Scripts.SQLITE, "OWN_TRANSACTION", 3)
                .withMessageContaining("the file says '-- transaction: true'");
    }

    private static void assertOwn(String text, int line) {
        Scripts.assertRefused(text, Scripts.POSTGRESQL, "OWN_TRANSACTION", line)
                .withMessageContaining("-- transaction: false");
    }

    @Test
    void whatCannotRunInTheFilesOwnTransactionIsRefused() {
        Scripts.assertRefused(
                        "SELECT 1;\nCOMMIT;\nBEGIN;\nVACUUM;\nCOMMIT;", Scripts.POSTGRESQL, "MIXED_TRANSACTION", 4)
                .withMessageContaining("the one of the file's own that line 3 begins is open here");
        for (String pragma : List.of("foreign_keys = OFF", "journal_mode = WAL")) {
            Scripts.assertRefused(
                    "BEGIN;\nPRAGMA " + pragma + ";\nCOMMIT;\nSELECT 1;", Scripts.SQLITE, "IGNORED_IN_TRANSACTION", 2);
            assertThat(Scripts.read("PRAGMA " + pragma + ";\nBEGIN;\nCOMMIT;\nSELECT 1;", Scripts.SQLITE)
                            .ownTransactionLine(Section.UP))
                    .isEqualTo(2);
        }
    }

    @Test
    void settingsThatATransactionIgnoresRunWithoutOneWhereTheyAreAlone() {
        SqlScript script = Scripts.read("PRAGMA journal_mode = WAL;\nPRAGMA foreign_keys = ON;", Scripts.SQLITE);
        assertThat(script.runsInTransaction(Section.UP)).isFalse();
        assertThat(Scripts.statements(script, Section.UP))
                .containsExactly("PRAGMA journal_mode = WAL", "PRAGMA foreign_keys = ON");
        assertThat(transactional("PRAGMA foreign_keys = ON;", Scripts.SQLITE)).isTrue();
    }

    @Test
    void aDatabaseIsDetachedOutsideOfATransaction() {
        Scripts.assertRefused("ATTACH 'x' AS y;\nSELECT 1;\nDETACH y;", Scripts.SQLITE, "MIXED_TRANSACTION", 3);
        assertThat(transactional("DETACH y;", Scripts.SQLITE)).isFalse();
        assertThat(transactional("ATTACH 'x' AS y;", Scripts.SQLITE)).isTrue();
    }

    @Test
    void withoutATransactionEverythingIsSentAsItStands() {
        String text =
                "-- transaction: false\nSELECT 1;\nCOMMIT;\nPRAGMA journal_mode = WAL;\nPRAGMA foreign_keys = ON;";
        SqlScript script = Scripts.read(text, Scripts.SQLITE);
        assertThat(Scripts.statements(script, Section.UP))
                .containsExactly("SELECT 1", "COMMIT", "PRAGMA journal_mode = WAL", "PRAGMA foreign_keys = ON");
        assertThat(script.hoisted(Section.UP)).isEmpty();
        assertThat(script.statementCount(Section.UP)).isEqualTo(4);
    }

    @Test
    void settingsThatOnlyWorkBeforeATransactionAreTakenOut() {
        SqlScript script = Scripts.read(
                "PRAGMA foreign_keys = OFF;\nBEGIN;\nDROP TABLE a;\nCOMMIT;\nPRAGMA main.foreign_keys(1);",
                Scripts.SQLITE);
        assertThat(script.hoisted(Section.UP))
                .extracting(SqlStatement::text)
                .containsExactly("PRAGMA foreign_keys = OFF");
        assertThat(Scripts.statements(script, Section.UP)).containsExactly("DROP TABLE a");
        assertThat(script.statementCount(Section.UP)).isEqualTo(1);
        assertThat(script.changesSession(Section.UP)).isTrue();
    }

    @Test
    void aSettingThatATransactionIgnoresIsRefused() {
        Scripts.assertRefused("SELECT 1;\nPRAGMA journal_mode = WAL;", Scripts.SQLITE, "IGNORED_IN_TRANSACTION", 2)
                .withMessageContaining("has no effect inside a transaction");
    }

    @Test
    void tellsWhetherTheSessionIsChanged() {
        assertThat(Scripts.read("CREATE TABLE a(b int);", Scripts.POSTGRESQL).changesSession(Section.UP))
                .isFalse();
        SqlScript script = Scripts.readMarked(
                "-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 1;\nSET search_path = a;", Scripts.POSTGRESQL);
        assertThat(script.changesSession(Section.UP)).isFalse();
        assertThat(script.changesSession(Section.DOWN)).isTrue();
    }
}
