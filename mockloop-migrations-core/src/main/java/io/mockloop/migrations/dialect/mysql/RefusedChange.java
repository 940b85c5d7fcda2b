package io.mockloop.migrations.dialect.mysql;

import io.mockloop.migrations.sql.split.StatementHead;
import io.mockloop.migrations.sql.token.Ascii;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A change of one table that a server has refused while it looked at the table, or read or copied its rows, and that
 * has left nothing: the copy takes the table's place after that (manuals, "Atomic DDL Statement Support", "Atomic
 * DDL").
 */
final class RefusedChange {

    private static final Pattern OF_ONE_TABLE =
            Pattern.compile("(ALTER TABLE|CREATE( UNIQUE)? INDEX|DROP INDEX|CREATE TABLE|DROP TABLE)\\b");

    private static final Pattern DROP_TABLE = Pattern.compile("DROP TABLE\\b");

    /** A syntax error, and what the user may not do. */
    private static final Set<Integer> NOT_ALLOWED = Set.of(1064, 1044, 1142, 1143, 1227);

    /** Names that aren't there, are there already, are too long, or are none. */
    private static final Set<Integer> NAMES =
            Set.of(1049, 1050, 1051, 1054, 1059, 1060, 1061, 1072, 1091, 1103, 1146, 1166, 1176, 3821, 3822, 3940);

    /** What a column, its type and its default can't be. */
    private static final Set<Integer> COLUMNS =
            Set.of(1063, 1067, 1074, 1075, 1090, 1101, 1113, 1118, 1291, 1294, 1425, 1426, 1427, 3734, 3820);

    /** What a key can't be, and ways to make it that there aren't. */
    private static final Set<Integer> KEYS =
            Set.of(1068, 1069, 1070, 1071, 1073, 1089, 1121, 1167, 1170, 1171, 1845, 1846);

    /** Rows that don't fit. */
    private static final Set<Integer> ROWS =
            Set.of(1048, 1062, 1138, 1264, 1265, 1292, 1364, 1366, 1406, 1411, 3140, 3819, 4025);

    /** Foreign keys that can't be, or that need what is changed. */
    private static final Set<Integer> REFERENCES =
            Set.of(1005, 1215, 1216, 1217, 1451, 1452, 1553, 1822, 1824, 1825, 1826, 1828, 3730, 3780, 6125);

    private static final Set<Integer> COLUMNS_OF_REFERENCES = Set.of(1829, 1830, 1832, 1833, 1834);

    private static final Set<Integer> ALL = Stream.of(
                    NOT_ALLOWED, NAMES, COLUMNS, KEYS, ROWS, REFERENCES, COLUMNS_OF_REFERENCES)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private RefusedChange() {}

    /** Whether a statement that failed was one; what moves partitions is several, as is what drops several tables. */
    static boolean isOne(String statement, SQLException failure) {
        if (!ALL.contains(failure.getErrorCode())) {
            return false;
        }
        StatementHead head = StatementHead.of(statement, new MySqlRules().lexical());
        boolean isOfSeveral = head.beginsWith(DROP_TABLE) && statement.indexOf(',') >= 0;
        return head.beginsWith(OF_ONE_TABLE) && !isOfSeveral && !Ascii.containsIgnoreCase(statement, "PARTITION");
    }
}
