package io.mockloop.migrations.testing;

import io.mockloop.migrations.Database;
import java.util.ArrayList;
import java.util.List;

/**
 * Undos that don't bring back what was there, each at objects of its own, so that one migration can have them all: what
 * each lacks is told as if it were alone.
 */
final class WrongUndos {

    /**
     * One of them.
     *
     * @param given makes what is there before
     * @param up the change
     * @param down what should undo it
     * @param said how the sentences begin that name what is otherwise: one each
     */
    record Wrong(String given, String up, String down, List<String> said) {}

    private final Database kind;
    private final List<Wrong> all = new ArrayList<>();

    private WrongUndos(Database kind) {
        this.kind = kind;
    }

    static List<Wrong> of(Database kind) {
        WrongUndos undos = new WrongUndos(kind);
        undos.rows();
        undos.severalValues();
        undos.names();
        undos.indexes();
        undos.kindsOfIndexes();
        undos.all.addAll(WrongUndosOfOne.of(kind));
        return undos.all;
    }

    private void add(String given, String up, String down, String... said) {
        all.add(new Wrong(given, up, down, List.of(said)));
    }

    private boolean isOfMySql() {
        return kind == Database.MYSQL || kind == Database.MARIADB;
    }

    private String bytes(String hex) {
        return kind == Database.POSTGRESQL ? "'\\x" + hex + "'" : "X'" + hex + "'";
    }

    private void rows() {
        String blob = kind == Database.POSTGRESQL ? "BYTEA" : "BLOB";
        add(
                "CREATE TABLE r_key (id INT PRIMARY KEY, a INT);INSERT INTO r_key VALUES (1, 1);",
                "UPDATE r_key SET id = 100 WHERE id = 1;",
                "UPDATE r_key SET id = 99 WHERE id = 100;",
                "table r_key: row (id = 1) is lost",
                "table r_key: row (id = 99) is there");
        add(
                "CREATE TABLE r_null (id INT PRIMARY KEY, a VARCHAR(9));INSERT INTO r_null VALUES (1, NULL);",
                "UPDATE r_null SET a = 'none' WHERE a IS NULL;",
                "UPDATE r_null SET a = '' WHERE a = 'none';",
                "table r_null: row (id = 1): a is '', expected NULL",
                "table r_null: row (id = 4): a is '', expected NULL");
        add(
                "CREATE TABLE r_blank (id INT PRIMARY KEY, a VARCHAR(9));INSERT INTO r_blank VALUES (1, 'x  ');",
                "UPDATE r_blank SET a = 'y' WHERE id = 1;",
                "UPDATE r_blank SET a = 'x ' WHERE id = 1;",
                "table r_blank: row (id = 1): a is 'x ', expected 'x  '");
        add(
                "CREATE TABLE r_case (id INT PRIMARY KEY, a VARCHAR(9));INSERT INTO r_case VALUES (1, 'aB');",
                "UPDATE r_case SET a = upper(a) WHERE id = 1;",
                "UPDATE r_case SET a = lower(a) WHERE id = 1;",
                "table r_case: row (id = 1): a is 'ab', expected 'aB'");
        add(
                "CREATE TABLE r_blob (id INT PRIMARY KEY, a " + blob + ");INSERT INTO r_blob VALUES (1, "
                        + bytes("00ff0a") + ");",
                "UPDATE r_blob SET a = " + bytes("01") + " WHERE id = 1;",
                "UPDATE r_blob SET a = " + bytes("00fe0a") + " WHERE id = 1;",
                "table r_blob: row (id = 1): a is x'00fe0a', expected x'00ff0a'");
    }

    private void severalValues() {
        add(
                "CREATE TABLE r_round (id INT PRIMARY KEY, a DECIMAL(9, 2));INSERT INTO r_round VALUES (1, 1.25);",
                "UPDATE r_round SET a = a * 2 WHERE id = 1;",
                "UPDATE r_round SET a = 1.2 WHERE id = 1;",
                "table r_round: row (id = 1): a is 1.2");
        add(
                "CREATE TABLE r_long (id INT PRIMARY KEY, a VARCHAR(300));INSERT INTO r_long VALUES (1, '"
                        + "x".repeat(200) + "1');",
                "UPDATE r_long SET a = 'y' WHERE id = 1;",
                "UPDATE r_long SET a = '" + "x".repeat(200) + "2' WHERE id = 1;",
                "table r_long: row (id = 1): a is 'xxx");
        add(
                "CREATE TABLE r_twice (a INT);INSERT INTO r_twice VALUES (7);INSERT INTO r_twice VALUES (7);",
                "DELETE FROM r_twice WHERE a = 7;",
                "INSERT INTO r_twice VALUES (7);",
                "table r_twice: row (a = 7) again (2) is lost");
        add(
                "CREATE TABLE r_swap (id INT PRIMARY KEY, a INT, b INT);INSERT INTO r_swap VALUES (1, 2, 3);",
                "UPDATE r_swap SET a = 3, b = 2 WHERE id = 1;",
                "UPDATE r_swap SET a = 3, b = 3 WHERE id = 1;",
                "table r_swap: row (id = 1): a is 3, expected 2");
    }

    private void names() {
        add(
                "CREATE TABLE n_left (id INT PRIMARY KEY);",
                "ALTER TABLE n_left RENAME TO n_other;",
                "",
                "table n_left is missing",
                "table n_other is there");
        add(
                "CREATE TABLE n_column (id INT PRIMARY KEY, a INT);",
                "ALTER TABLE n_column RENAME COLUMN a TO b;",
                "ALTER TABLE n_column RENAME COLUMN b TO c;",
                "table n_column: column a is missing",
                "table n_column: column c is there");
        add(
                "CREATE TABLE n_index (id INT PRIMARY KEY, a INT);CREATE INDEX n_index_i ON n_index (a);",
                drop("n_index_i", "n_index"),
                "CREATE INDEX n_index_j ON n_index (a);",
                "table n_index: index n_index_i (a) is missing",
                "table n_index: index n_index_j (a) is there");
        add(
                "CREATE TABLE n_view (id INT PRIMARY KEY, a INT);CREATE VIEW n_view_v AS SELECT a AS x FROM n_view;",
                "DROP VIEW n_view_v;",
                "CREATE VIEW n_view_v AS SELECT a AS y FROM n_view;",
                kind != Database.POSTGRESQL
                        ? new String[] {"view n_view_v: "}
                        : new String[] {
                            "table n_view_v: column x is missing",
                            "table n_view_v: column y is there",
                            "view n_view_v: "
                        });
    }

    private String drop(String index, String table) {
        return "DROP INDEX " + index + (isOfMySql() ? " ON " + table : "") + ";";
    }

    private void indexes() {
        add(
                "CREATE TABLE i_order (a INT, b INT);CREATE INDEX i_order_i ON i_order (a, b);",
                drop("i_order_i", "i_order"),
                "CREATE INDEX i_order_i ON i_order (b, a);",
                "table i_order: index i_order_i: on (b, a), expected (a, b)");
        add(
                "CREATE TABLE i_desc (a INT, b INT);CREATE INDEX i_desc_i ON i_desc (a DESC);",
                drop("i_desc_i", "i_desc"),
                "CREATE INDEX i_desc_i ON i_desc (a);",
                "table i_desc: index i_desc_i: on (a), expected (a desc)");
        add(
                "CREATE TABLE i_fewer (a INT, b INT);CREATE INDEX i_fewer_i ON i_fewer (a, b);",
                drop("i_fewer_i", "i_fewer"),
                "CREATE INDEX i_fewer_i ON i_fewer (a);",
                "table i_fewer: index i_fewer_i: on (a), expected (a, b)");
    }

    private void kindsOfIndexes() {
        add(
                "CREATE TABLE i_uniq (a INT, b INT);CREATE UNIQUE INDEX i_uniq_i ON i_uniq (b);",
                drop("i_uniq_i", "i_uniq"),
                "CREATE INDEX i_uniq_i ON i_uniq (b);",
                isOfMySql()
                        ? new String[] {
                            "table i_uniq: unique i_uniq_i (b) is missing", "table i_uniq: index i_uniq_i (b) is there"
                        }
                        : new String[] {"table i_uniq: index i_uniq_i: unique is missing"});
        if (kind != Database.MARIADB) {
            String expression = isOfMySql() ? "((lower(a)))" : "(lower(a))";
            add(
                    "CREATE TABLE i_expr (id INT PRIMARY KEY, a VARCHAR(9));CREATE INDEX i_expr_i ON i_expr "
                            + expression + ";",
                    drop("i_expr_i", "i_expr"),
                    "CREATE INDEX i_expr_i ON i_expr " + expression.replace("lower", "upper") + ";",
                    "table i_expr: index i_expr_i: on (");
        }
        if (!isOfMySql()) {
            add(
                    "CREATE TABLE i_part (a INT, b INT);CREATE INDEX i_part_i ON i_part (a) WHERE b > 1;",
                    drop("i_part_i", "i_part"),
                    "CREATE INDEX i_part_i ON i_part (a) WHERE b > 2;",
                    "table i_part: index i_part_i: where is");
        }
    }
}
