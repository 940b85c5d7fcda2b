package io.mockloop.migrations.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

/** What MySQL and MariaDB have in common. */
abstract class PlanTextOfMySqlTests extends PlanTextTests {

    PlanTextOfMySqlTests(TestDatabase server) {
        super(server);
    }

    @Override
    char quote() {
        return '`';
    }

    @Override
    void addOwn() {
        folder.with("V10__bodies.sql", """
                        CREATE TABLE log (what TEXT);
                        CREATE TRIGGER t AFTER INSERT ON a FOR EACH ROW BEGIN
                          INSERT INTO log VALUES ('a; // $$ b'); -- a comment; of it
                          INSERT INTO log VALUES (IF(NEW.id > 1, ';', '#'));
                        END;
                        DELIMITER //
                        CREATE PROCEDURE p(IN i INT) BEGIN
                          IF i > 1 THEN INSERT INTO a VALUES (i, ';'); END IF;
                          INSERT INTO a VALUES (i + 1, "x;");
                        END//
                        DELIMITER ;
                        CREATE FUNCTION f() RETURNS INT DETERMINISTIC RETURN 1;
                        /*!50003 CREATE TRIGGER t2 BEFORE DELETE ON a FOR EACH ROW BEGIN SET @x = 1; SET @y = 2; END */;
                        CALL p(10);
                        """)
                .with("U10__bodies.sql", """
                        DROP TRIGGER t2;
                        DROP TRIGGER t;
                        DROP PROCEDURE p;
                        DROP FUNCTION f;
                        DROP TABLE log;
                        DELETE FROM a WHERE id > 9;
                        """)
                .with("V11__mode.sql", """
                        SET SESSION sql_mode = 'ANSI_QUOTES', foreign_key_checks = 0;
                        SET @mine = 'x;';
                        CREATE TABLE "c;" (id INT);
                        INSERT INTO b VALUES (9, 99, 1);
                        SET autocommit = 0;
                        INSERT INTO "c;" VALUES (1);
                        """)
                .with("U11__mode.sql", "DELETE FROM b;\nDROP TABLE `c;`;")
                .with("V12__default.sql", """
                        CREATE TABLE d (id INT, note TEXT);
                        INSERT INTO d VALUES (1, "a string again; ok"), (2, @mine);
                        """)
                .with("U12__default.sql", "DROP TABLE d;");
    }

    @Test
    void aBodyStandsBetweenDelimiters() {
        folder.with("V1__a.sql", "CREATE PROCEDURE p() BEGIN SELECT 'a//b'; SELECT 2; END;\nSELECT ';';");
        assertThat(manager().plan()).hasToString("""
                -- UP 1: a (V1__a.sql)
                -- V1__a.sql:1
                DELIMITER $$
                CREATE PROCEDURE p() BEGIN SELECT 'a//b'; SELECT 2; END
                $$
                DELIMITER ;
                -- V1__a.sql:2
                SELECT ';';

                """);
    }
}
