package io.mockloop.migrations.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random procedures of MySQL and MariaDB, which their servers take: every kind of block in every other, and simple
 * statements and names that look like one. The tables that they name need not exist.
 */
public final class RandomBodies {

    private static final List<String> SIMPLE = List.of(
            "SET @a = IF(1, 2, 3)",
            "SET v = CASE WHEN v > 1 THEN 2 ELSE CASE v WHEN 1 THEN 3 END END",
            "SET end = begin, begin = 2",
            "SELECT REPEAT('x', 2), LEFT('abc', 1), REPLACE('a', 'b', ';')",
            "SELECT end FROM t WHERE begin = 1 INTO v",
            "INSERT INTO t (a, end, `if`) VALUES (1, ';', IF(1, 2, 3))",
            "INSERT INTO t SELECT 1 ON DUPLICATE KEY UPDATE a = 2",
            "UPDATE t SET begin = 1, end = CASE begin WHEN 1 THEN 2 END WHERE t.end = 1",
            "DELETE FROM t WHERE EXISTS (SELECT CASE WHEN 1 THEN 2 END)",
            "REPLACE INTO t VALUES ('END;')",
            "DO SLEEP(0)",
            "CALL q()",
            "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = ';'",
            "PREPARE s FROM 'SELECT 1; SELECT 2'",
            "TRUNCATE t",
            "SHOW TABLES",
            "START TRANSACTION",
            "COMMIT",
            "WITH x AS (SELECT 1) SELECT * FROM x",
            "(SELECT 1)",
            "CREATE TABLE begin (end INT, `case` INT)",
            "DROP TABLE IF EXISTS end",
            "ALTER TABLE t ADD COLUMN begin INT",
            "XA BEGIN 'x'",
            "XA END 'x'",
            "/* ; END */ SET v = 1",
            "SET v = 1 -- END;\n",
            "SET v = \"end;\" # ;\n");

    private static final List<String> CONDITIONS = List.of(
            "v = 1",
            "IF(v, 1, 0)",
            "EXISTS (SELECT 1)",
            "NOT EXISTS (SELECT CASE WHEN 1 THEN 2 END)",
            "CASE v WHEN 1 THEN 1 ELSE 0 END = 1",
            "1 = CASE WHEN v THEN CASE v WHEN 1 THEN 0 END END",
            "(v > 1 AND end < 2)",
            "v IN (SELECT end FROM t)",
            "begin",
            "v = ';'");

    private static final List<String> HANDLED = List.of(
            "SQLEXCEPTION", "NOT FOUND", "SQLWARNING, 1051", "SQLSTATE '23000'", "SQLSTATE VALUE '42S01', 1062");

    private static final List<String> SPACE = List.of(" ", "\n", "\n  ", " /* ; */ ", " -- end;\n");

    private final Random random;
    private int names;

    private RandomBodies(Random random) {
        this.random = random;
    }

    /** The statements that make some procedures, of the names p0, p1 and so on. */
    public static List<String> procedures(int count, long seed) {
        RandomBodies bodies = new RandomBodies(new Random(seed));
        List<String> procedures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            procedures.add("CREATE PROCEDURE p" + i + "(IN x INT, OUT y VARCHAR(3))" + bodies.space() + bodies.main());
        }
        return procedures;
    }

    private String main() {
        return "BEGIN" + space() + "DECLARE v, begin, end INT DEFAULT CASE WHEN 1 THEN 0 END;" + statements(3) + "END";
    }

    private String statements(int depth) {
        StringBuilder text = new StringBuilder(space());
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            text.append(statement(depth))
                    .append(random.nextInt(4) == 0 ? space() : "")
                    .append(';')
                    .append(space());
        }
        return text.toString();
    }

    private String statement(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return pick(SIMPLE);
        }
        int inner = depth - 1;
        return switch (random.nextInt(6)) {
            case 0 -> ifBlock(inner);
            case 1 -> caseBlock(inner);
            case 2 -> labelled("WHILE " + condition() + "DO" + statements(inner) + "END WHILE");
            case 3 -> labelled("LOOP" + statements(inner) + "END LOOP");
            case 4 -> labelled("REPEAT" + statements(inner) + "UNTIL " + condition() + "END REPEAT");
            default -> labelled("BEGIN" + declarations(inner) + statements(inner) + "END");
        };
    }

    private String ifBlock(int depth) {
        StringBuilder text =
                new StringBuilder("IF ").append(condition()).append("THEN").append(statements(depth));
        for (int count = random.nextInt(3); count > 0; count--) {
            text.append("ELSEIF ").append(condition()).append("THEN").append(statements(depth));
        }
        return text.append(random.nextBoolean() ? "ELSE" + statements(depth) : "")
                .append("END IF")
                .toString();
    }

    private String caseBlock(int depth) {
        StringBuilder text = new StringBuilder("CASE ").append(random.nextBoolean() ? condition() : "");
        for (int count = 1 + random.nextInt(2); count > 0; count--) {
            text.append("WHEN ").append(condition()).append("THEN").append(statements(depth));
        }
        return text.append(random.nextBoolean() ? "ELSE" + statements(depth) : "")
                .append("END CASE")
                .toString();
    }

    private String declarations(int depth) {
        StringBuilder text = new StringBuilder(space());
        if (random.nextInt(3) == 0) {
            text.append("DECLARE c CURSOR FOR SELECT begin FROM t WHERE end = IF(1, 2, 3);")
                    .append(space());
        }
        if (random.nextInt(3) == 0) {
            text.append("DECLARE ")
                    .append(random.nextBoolean() ? "EXIT" : "CONTINUE")
                    .append(" HANDLER FOR ")
                    .append(pick(HANDLED))
                    .append(space())
                    .append(statement(depth))
                    .append(';');
        }
        return text.toString();
    }

    private String labelled(String block) {
        if (random.nextInt(3) > 0) {
            return block;
        }
        String label = random.nextBoolean() ? "l" + names++ : "`end; " + names++ + "`";
        return label + ": " + block + (random.nextBoolean() ? " " + label : "");
    }

    private String condition() {
        return pick(CONDITIONS) + space();
    }

    private String space() {
        return pick(SPACE);
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
