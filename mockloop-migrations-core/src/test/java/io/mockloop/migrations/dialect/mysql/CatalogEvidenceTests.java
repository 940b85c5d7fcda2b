package io.mockloop.migrations.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.engine.session.Evidence;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachDatabase(that = That.IS_OF_MYSQL)
class CatalogEvidenceTests {

    @AutoClose
    final FreshDatabase database;

    CatalogEvidenceTests(TestDatabase server) {
        database = server.newDatabase();
    }

    @BeforeEach
    void createTables() {
        database.execute(
                "CREATE TABLE t (a INT, b INT, CONSTRAINT old_check CHECK (a > 0), CONSTRAINT old_unique UNIQUE (b))",
                "CREATE INDEX i ON t (a)",
                "CREATE TABLE parent (id INT PRIMARY KEY)",
                "CREATE TABLE child (id INT, CONSTRAINT old_fk FOREIGN KEY (id) REFERENCES parent (id))",
                "CREATE TABLE keyed (id INT PRIMARY KEY)",
                "CREATE VIEW old_view AS SELECT a FROM t",
                "CREATE PROCEDURE old_p() SELECT 1",
                "CREATE FUNCTION old_f() RETURNS INT DETERMINISTIC RETURN 1",
                "CREATE TRIGGER old_t BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1",
                "CREATE EVENT old_e ON SCHEDULE EVERY 1 DAY DO DELETE FROM t",
                "CREATE TABLE `odd ``name; -- x` (`a b` INT)");
    }

    private Evidence of(String ddl) throws SQLException {
        try (Connection connection = database.access().connect()) {
            return CatalogEvidence.of(connection, ddl, new MySqlRules().lexical());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE n (x INT)",
                "create /* c */ table `n` -- d\n (x INT)",
                "CREATE TABLE n LIKE t",
                "CREATE TABLE n AS SELECT 1 AS x",
                "CREATE VIEW v AS SELECT a FROM t",
                "CREATE ALGORITHM = MERGE SQL SECURITY INVOKER VIEW v AS SELECT a FROM t",
                "DROP VIEW old_view",
                "CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END",
                "CREATE DEFINER = CURRENT_USER PROCEDURE `P` () SELECT 1",
                "DROP PROCEDURE OLD_P",
                "CREATE FUNCTION f(x INT) RETURNS INT DETERMINISTIC RETURN x",
                "DROP FUNCTION old_f",
                "CREATE TRIGGER tr AFTER DELETE ON t FOR EACH ROW SET @x = 1",
                "DROP TRIGGER old_t",
                "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM t",
                "DROP EVENT old_e",
                "ALTER TABLE t ADD COLUMN c INT",
                "ALTER TABLE `t` ADD c INT NOT NULL DEFAULT 0, ADD d INT",
                "ALTER TABLE `odd ``name; -- x` ADD COLUMN `c,d (` INT COMMENT 'x, DROP y'",
                "ALTER TABLE t DROP COLUMN b, MODIFY a BIGINT",
                "ALTER TABLE t CHANGE b B2 DECIMAL(10, 2) DEFAULT 1, ENGINE = InnoDB",
                "ALTER TABLE t RENAME COLUMN b TO c",
                "ALTER TABLE t RENAME INDEX i TO j",
                "ALTER TABLE t ADD INDEX k (a)",
                "ALTER TABLE t ADD UNIQUE KEY k (a)",
                "ALTER TABLE t DROP INDEX i",
                "ALTER TABLE t ADD CONSTRAINT c UNIQUE (a)",
                "ALTER TABLE t ADD CONSTRAINT c CHECK (b > 0)",
                "ALTER TABLE t ADD CONSTRAINT c PRIMARY KEY (a)",
                "ALTER TABLE t ADD PRIMARY KEY (a)",
                "ALTER TABLE keyed DROP PRIMARY KEY, ADD COLUMN c INT",
                "ALTER TABLE child ADD CONSTRAINT c FOREIGN KEY (id) REFERENCES parent (id)",
                "ALTER TABLE child DROP FOREIGN KEY old_fk",
                "ALTER TABLE t DROP CONSTRAINT old_check",
                "ALTER TABLE t ALTER COLUMN a SET DEFAULT 1, ADD c INT",
                "CREATE UNIQUE INDEX j ON t (b)",
                "DROP INDEX i ON t",
                "DROP TABLE child",
                "RENAME TABLE t TO u",
                "ALTER TABLE t RENAME TO u"
            })
    void tellsBeforeFromAfter(String ddl) throws SQLException {
        assertThat(of(ddl).completed()).contains(false);
        database.execute(ddl);
        assertThat(of(ddl).completed()).contains(true);
    }

    /** That it is absent is certain, that it is there isn't. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE IF NOT EXISTS n (x INT)",
                "CREATE OR REPLACE VIEW v AS SELECT 1 AS x",
                "CREATE DATABASE IF NOT EXISTS mockloop_nowhere"
            })
    void tellsOnlyThatItIsAbsent(String ddl) throws SQLException {
        assertThat(of(ddl).completed()).contains(false);
        if (!ddl.contains("DATABASE")) {
            database.execute(ddl);
            assertThat(of(ddl).completed()).isEmpty();
            assertThat(of(ddl).lookAt()).startsWith("To see what is so: SHOW CREATE ");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE IF NOT EXISTS t (x INT) | SHOW CREATE TABLE `t`",
                "CREATE OR REPLACE VIEW old_view AS SELECT 1 | SHOW CREATE VIEW `old_view`",
                "DROP TABLE IF EXISTS missing | SHOW CREATE TABLE `missing`",
                "DROP TABLE t, u | SHOW CREATE TABLE `t`; SHOW CREATE TABLE `u`",
                "ALTER TABLE t MODIFY a BIGINT | SHOW CREATE TABLE `t`",
                "ALTER TABLE t CHANGE a A BIGINT | SHOW CREATE TABLE `t`",
                "ALTER TABLE t DROP COLUMN b, ADD COLUMN b BIGINT | SHOW CREATE TABLE `t`",
                "ALTER TABLE t RENAME COLUMN a TO b, RENAME COLUMN b TO a | SHOW CREATE TABLE `t`",
                "ALTER TABLE t ADD CHECK (a > 1) | SHOW CREATE TABLE `t`",
                "ALTER TABLE t ADD CONSTRAINT CHECK (a > 1) | SHOW CREATE TABLE `t`",
                "ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES parent (id) | SHOW CREATE TABLE `t`",
                "ALTER TABLE t COMMENT 'x', AUTO_INCREMENT 7 | SHOW CREATE TABLE `t`",
                "ALTER TABLE other.t ADD (c INT, d INT) | SHOW CREATE TABLE `other`.`t`",
                "TRUNCATE TABLE t | SELECT COUNT(*) FROM `t`",
                "CREATE USER u | SELECT user, host FROM mysql.user",
                "GRANT SELECT ON t TO u | SHOW GRANTS FOR the user that is named"
            })
    void saysWhatToLookAtWhereItCannotTell(String ddl, String look) throws SQLException {
        assertThat(of(ddl).completed()).isEmpty();
        assertThat(of(ddl).lookAt()).isEqualTo("To see what is so: " + look + ".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CALL p()",
                "OPTIMIZE TABLE t",
                "CREATE TABLE /*!80000 n */ (x INT)",
                "CREATE EVENT e ON SCHEDULE AT CURRENT_TIMESTAMP DO DELETE FROM t",
                "CREATE FUNCTION f RETURNS STRING SONAME 'f.so'",
                "CREATE TEMPORARY TABLE n (x INT)"
            })
    void saysNothingOfOthers(String ddl) throws SQLException {
        assertThat(of(ddl)).isEqualTo(Evidence.NONE);
    }
}
