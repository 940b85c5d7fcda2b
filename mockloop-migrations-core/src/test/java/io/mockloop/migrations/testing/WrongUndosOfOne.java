package io.mockloop.migrations.testing;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.testing.WrongUndos.Wrong;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Those of {@link WrongUndos} that one database writes otherwise than the others, or has alone. */
final class WrongUndosOfOne {

    private final List<Wrong> all = new ArrayList<>();

    private WrongUndosOfOne() {}

    static List<Wrong> of(Database kind) {
        WrongUndosOfOne undos = new WrongUndosOfOne();
        switch (kind) {
            case SQLITE -> undos.ofSqlite();
            case POSTGRESQL -> {
                undos.columnsOfPostgreSql();
                undos.constraintsOfPostgreSql();
                undos.objectsOfPostgreSql();
            }
            case MYSQL, MARIADB -> {
                undos.columnsOfMySql();
                undos.constraintsOfMySql();
                undos.moreColumnsOfMySql();
                undos.objectsOfMySql();
            }
        }
        return undos.all;
    }

    private void add(String given, String up, String down, String... said) {
        all.add(new Wrong(given, up, down, List.of(said)));
    }

    private void ofSqlite() {
        add(
                "CREATE TABLE s_auto (id INTEGER PRIMARY KEY AUTOINCREMENT, a INT);",
                "DROP TABLE s_auto;",
                "CREATE TABLE s_auto (id INTEGER PRIMARY KEY, a INT);INSERT INTO s_auto VALUES (1, 1), (2, 2), (3, NULL);",
                "table s_auto: column id: identity");
        remade(
                "s_generated",
                "(a INT PRIMARY KEY, b INT GENERATED ALWAYS AS (a + 1))",
                "a + 1",
                "a + 2",
                "column b: generated is",
                "row ");
        remade("s_strict", "(a INT) STRICT", " STRICT", "", "options");
        remade("s_rowid", "(a INT PRIMARY KEY) WITHOUT ROWID", " WITHOUT ROWID", "", "options");
        remade("s_type", "(a VARCHAR(10))", "(10)", "(20)", "column a: type is VARCHAR(20), expected VARCHAR(10)");
        remade("s_check", "(a INT CONSTRAINT c1 CHECK (a > 0))", "c1", "c2", "check c1", "check c2");
        remade("s_update", "(a INT REFERENCES owners (id) ON UPDATE CASCADE)", " ON UPDATE CASCADE", "", "foreign key");
        remade(
                "s_defer",
                "(a INT REFERENCES owners (id) DEFERRABLE INITIALLY DEFERRED)",
                " DEFERRABLE INITIALLY DEFERRED",
                "",
                "foreign key");
        remade("s_conflict", "(a INT UNIQUE ON CONFLICT REPLACE)", " ON CONFLICT REPLACE", "", "unique");
        remade("s_now", "(a TEXT DEFAULT CURRENT_TIMESTAMP)", "CURRENT_TIMESTAMP", "'now'", "column a: default is");
        add(
                "CREATE TABLE s_trigger (a INT);CREATE TRIGGER s_trigger_t AFTER DELETE ON s_trigger BEGIN DELETE FROM owners WHERE id = 5000; END;",
                "DROP TRIGGER s_trigger_t;",
                "CREATE TRIGGER s_trigger_t AFTER DELETE ON s_trigger BEGIN DELETE FROM owners WHERE id = 5001; END;",
                "table s_trigger: trigger s_trigger_t: definition is");
        add(
                "CREATE TABLE s_timing (a INT);CREATE TRIGGER s_timing_t AFTER DELETE ON s_timing BEGIN DELETE FROM owners WHERE id = 5000; END;",
                "DROP TRIGGER s_timing_t;",
                "CREATE TRIGGER s_timing_t BEFORE DELETE ON s_timing BEGIN DELETE FROM owners WHERE id = 5000; END;",
                "table s_timing: trigger s_timing_t: ");
    }

    /** Of SQLite, made anew with its rows, but not quite. */
    private void remade(String table, String definition, String part, String other, String... said) {
        String sql = "CREATE TABLE " + table + " " + definition + ";";
        add(
                sql,
                "ALTER TABLE " + table + " ADD COLUMN more INT;",
                "CREATE TABLE k AS SELECT a FROM " + table + ";DROP TABLE " + table + ";" + sql.replace(part, other)
                        + "INSERT INTO " + table + " (a) SELECT a FROM k;DROP TABLE k;",
                Stream.of(said).map(each -> "table " + table + ": " + each).toArray(String[]::new));
    }

    /** A column's or constraint's other self: dropped and added again, but not quite. */
    private void again(String table, String columns, String drop, String add, String... said) {
        add(
                "CREATE TABLE " + table + " (" + columns + ");",
                "ALTER TABLE " + table + " " + drop + ";",
                "ALTER TABLE " + table + " " + add + ";",
                Stream.of(said).map(each -> "table " + table + ": " + each).toArray(String[]::new));
    }

    private void columnsOfPostgreSql() {
        again(
                "p_generated",
                "a INT PRIMARY KEY, b INT GENERATED ALWAYS AS (a + 1) STORED",
                "DROP COLUMN b",
                "ADD COLUMN b INT GENERATED ALWAYS AS (a + 2) STORED",
                "column b: generated is",
                "row ");
        again(
                "p_identity",
                "a INT GENERATED ALWAYS AS IDENTITY",
                "ALTER COLUMN a SET GENERATED BY DEFAULT",
                "ALTER COLUMN a SET GENERATED BY DEFAULT",
                "column a: identity is");
        again(
                "p_type",
                "a VARCHAR(10)",
                "ALTER COLUMN a TYPE TEXT",
                "ALTER COLUMN a TYPE VARCHAR(20)",
                "column a: type is");
        again(
                "p_precision",
                "a NUMERIC(10, 2)",
                "ALTER COLUMN a TYPE NUMERIC(12, 2)",
                "ALTER COLUMN a TYPE NUMERIC(11, 2)",
                "column a: type is");
    }

    private void constraintsOfPostgreSql() {
        again(
                "p_check",
                "a INT, CONSTRAINT c1 CHECK (a < 99999)",
                "DROP CONSTRAINT c1",
                "ADD CONSTRAINT c2 CHECK (a < 99999)",
                "check c1",
                "check c2");
        again(
                "p_valid",
                "a INT, CONSTRAINT c1 CHECK (a < 99999)",
                "DROP CONSTRAINT c1",
                "ADD CONSTRAINT c1 CHECK (a < 99999) NOT VALID",
                "check c1: invalid not valid is not expected");
        again(
                "p_update",
                "a INT, CONSTRAINT f1 FOREIGN KEY (a) REFERENCES owners ON UPDATE CASCADE",
                "DROP CONSTRAINT f1",
                "ADD CONSTRAINT f1 FOREIGN KEY (a) REFERENCES owners",
                "foreign key f1");
        again(
                "p_defer",
                "a INT, CONSTRAINT f1 FOREIGN KEY (a) REFERENCES owners DEFERRABLE",
                "DROP CONSTRAINT f1",
                "ADD CONSTRAINT f1 FOREIGN KEY (a) REFERENCES owners",
                "foreign key f1");
        again("p_options", "a INT) WITH (fillfactor = 70", "SET (fillfactor = 80)", "SET (fillfactor = 90)", "options");
        again("p_null", "a INT NOT NULL", "ALTER COLUMN a DROP NOT NULL", "ALTER COLUMN a SET DEFAULT 1", "column a: ");
        again(
                "p_default",
                "a TIMESTAMP DEFAULT now()",
                "ALTER COLUMN a DROP DEFAULT",
                "ALTER COLUMN a SET DEFAULT clock_timestamp()",
                "column a: default is");
        again(
                "p_pk",
                "a INT, b INT, CONSTRAINT p_pk_pkey PRIMARY KEY (a, b)",
                "DROP CONSTRAINT p_pk_pkey",
                "ADD PRIMARY KEY (b, a)",
                "primary key: on (b, a)");
    }

    private void objectsOfPostgreSql() {
        add(
                "CREATE TABLE p_comment (a INT);COMMENT ON TABLE p_comment IS 'one';",
                "COMMENT ON TABLE p_comment IS NULL;",
                "COMMENT ON TABLE p_comment IS 'two';",
                "table p_comment: comment is two, expected one");
        add(
                "CREATE FUNCTION p_f() RETURNS INT LANGUAGE sql AS 'SELECT 1';",
                "DROP FUNCTION p_f();",
                "CREATE FUNCTION p_f() RETURNS INT LANGUAGE sql AS 'SELECT 2';",
                "routine p_f");
        add("CREATE TYPE p_e AS ENUM ('a', 'c');", "ALTER TYPE p_e ADD VALUE 'b' BEFORE 'c';", "", "type p_e: labels");
        add(
                "CREATE SEQUENCE p_s INCREMENT 5;",
                "DROP SEQUENCE p_s;",
                "CREATE SEQUENCE p_s;",
                "sequence p_s: increment");
        add(
                "CREATE DOMAIN p_d AS INT CHECK (VALUE > 0);",
                "DROP DOMAIN p_d;",
                "CREATE DOMAIN p_d AS INT;",
                "table p_d: check p_d_check is missing");
        add(
                "CREATE MATERIALIZED VIEW p_m AS SELECT 1 AS a;",
                "DROP MATERIALIZED VIEW p_m;",
                "CREATE VIEW p_m AS SELECT 1 AS a;",
                "view p_m: ");
        add(
                "CREATE TABLE p_policy (a INT);CREATE POLICY p1 ON p_policy USING (a > 1);",
                "DROP POLICY p1 ON p_policy;",
                "CREATE POLICY p1 ON p_policy USING (a > 2);",
                "table p_policy: policy p1");
        add(
                "CREATE TABLE p_rule (a INT);",
                "CREATE RULE r1 AS ON DELETE TO p_rule DO INSTEAD NOTHING;",
                "",
                "table p_rule: rule r1");
    }

    private void columnsOfMySql() {
        again(
                "m_generated",
                "a INT PRIMARY KEY, b INT GENERATED ALWAYS AS (a + 1) VIRTUAL",
                "DROP COLUMN b",
                "ADD COLUMN b INT GENERATED ALWAYS AS (a + 2) VIRTUAL",
                "column b: generated is",
                "row ");
        again(
                "m_identity",
                "a INT AUTO_INCREMENT PRIMARY KEY",
                "MODIFY a BIGINT AUTO_INCREMENT",
                "MODIFY a INT NOT NULL",
                "column a: ");
        again("m_type", "a VARCHAR(10)", "MODIFY a TEXT", "MODIFY a VARCHAR(20)", "column a: type is");
        again(
                "m_precision",
                "a DECIMAL(10, 2)",
                "MODIFY a DECIMAL(12, 2)",
                "MODIFY a DECIMAL(11, 2)",
                "column a: type is");
        again("m_unsigned", "a INT UNSIGNED", "MODIFY a BIGINT UNSIGNED", "MODIFY a INT", "column a: type is");
    }

    private void constraintsOfMySql() {
        again(
                "m_check",
                "a INT, CONSTRAINT m_c1 CHECK (a < 99999)",
                "DROP CONSTRAINT m_c1",
                "ADD CONSTRAINT m_c2 CHECK (a < 99999)",
                "check m_c1",
                "check m_c2");
        again(
                "m_update",
                "a INT, CONSTRAINT m_f1 FOREIGN KEY (a) REFERENCES owners (id) ON UPDATE CASCADE",
                "DROP FOREIGN KEY m_f1",
                "ADD CONSTRAINT m_f1 FOREIGN KEY (a) REFERENCES owners (id)",
                "foreign key m_f1");
        add(
                "CREATE TABLE m_options (a INT) ROW_FORMAT = COMPACT;",
                "ALTER TABLE m_options ROW_FORMAT = REDUNDANT;",
                "ALTER TABLE m_options ROW_FORMAT = DYNAMIC;",
                "table m_options: row format");
        again("m_null", "a INT NOT NULL", "MODIFY a BIGINT NOT NULL", "MODIFY a INT", "column a: not null is missing");
        again(
                "m_default",
                "a DATETIME DEFAULT CURRENT_TIMESTAMP",
                "ALTER COLUMN a DROP DEFAULT",
                "ALTER COLUMN a SET DEFAULT '2020-01-01 00:00:00'",
                "column a: default is");
        again(
                "m_onupdate",
                "id INT PRIMARY KEY, a TIMESTAMP NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP",
                "DROP COLUMN a, ADD COLUMN b INT",
                "ADD COLUMN a TIMESTAMP NULL DEFAULT NULL, DROP COLUMN b",
                "column a: on update");
        again(
                "m_pk",
                "a INT, b INT, PRIMARY KEY (a, b)",
                "DROP PRIMARY KEY",
                "ADD PRIMARY KEY (b, a)",
                "primary key: on (b, a)");
    }

    private void moreColumnsOfMySql() {
        again(
                "m_comment",
                "a INT COMMENT 'one'",
                "MODIFY a INT",
                "MODIFY a INT COMMENT 'two'",
                "column a: comment is two, expected one");
        again(
                "m_order",
                "a INT, b INT, c INT",
                "MODIFY a INT AFTER c",
                "MODIFY a INT AFTER b",
                "column a: position",
                "column b: position");
        again(
                "m_enum",
                "a ENUM('a', 'c')",
                "MODIFY a ENUM('a', 'b', 'c')",
                "MODIFY a ENUM('c', 'a')",
                "column a: type is");
        again(
                "m_collate",
                "a VARCHAR(9) COLLATE utf8mb4_bin",
                "MODIFY a VARCHAR(10) COLLATE utf8mb4_bin",
                "MODIFY a VARCHAR(9) COLLATE utf8mb4_general_ci",
                "column a: collation");
        again(
                "m_prefix",
                "a VARCHAR(200), INDEX m_i (a(10))",
                "DROP INDEX m_i",
                "ADD INDEX m_i (a(12))",
                "index m_i: on");
    }

    private void objectsOfMySql() {
        add(
                "CREATE PROCEDURE m_p() SELECT 1;",
                "DROP PROCEDURE m_p;",
                "CREATE PROCEDURE m_p() SELECT 2;",
                "routine procedure m_p");
        add(
                "CREATE FUNCTION m_f() RETURNS INT DETERMINISTIC RETURN 1;",
                "DROP FUNCTION m_f;",
                "CREATE FUNCTION m_f() RETURNS BIGINT DETERMINISTIC RETURN 1;",
                "routine function m_f");
        add(
                "CREATE TABLE m_trigger (a INT);CREATE TRIGGER m_t BEFORE INSERT ON m_trigger FOR EACH ROW SET NEW.a = 5;",
                "DROP TRIGGER m_t;",
                "CREATE TRIGGER m_t BEFORE INSERT ON m_trigger FOR EACH ROW SET NEW.a = 6;",
                "table m_trigger: trigger m_t");
        add(
                "CREATE TABLE m_parts (a INT) PARTITION BY HASH (a) PARTITIONS 2;",
                "ALTER TABLE m_parts REMOVE PARTITIONING;",
                "ALTER TABLE m_parts PARTITION BY HASH (a) PARTITIONS 3;",
                "table m_parts: partition p2 is there");
    }
}
