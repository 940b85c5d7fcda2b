package io.mockloop.migrations.dialect.mysql;

import io.mockloop.migrations.sql.StatementKind;
import io.mockloop.migrations.sql.split.StatementHead;
import io.mockloop.migrations.sql.split.WrittenNames;
import io.mockloop.migrations.sql.token.Ascii;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the kinds of statements that MySQL and MariaDB have in common. */
final class MySqlStatements {

    private static final Pattern BEGIN = Pattern.compile("(BEGIN( WORK)?$|START TRANSACTION\\b|XA (BEGIN|START)\\b)");

    /** Switching auto-commit on commits, and ends the transaction that the migration runs in. */
    private static final Pattern COMMIT =
            Pattern.compile("(COMMIT\\b|SET (?!GLOBAL|PERSIST).*\\bAUTOCOMMIT (: )?= (?!(0|OFF|FALSE)\\b))");

    private static final Pattern AUTO_COMMIT_OFF =
            Pattern.compile("SET (?!GLOBAL|PERSIST).*\\bAUTOCOMMIT (: )?= (0|OFF|FALSE)\\b");

    private static final Pattern ROLLBACK = Pattern.compile("(XA|ROLLBACK(?!( WORK)? TO\\b))\\b");

    private static final Pattern TEMPORARY = Pattern.compile("(CREATE|DROP)( OR REPLACE)? TEMPORARY TABLES?\\b");

    /**
     * <a href="https://dev.mysql.com/doc/refman/9.4/en/implicit-commit.html">MySQL, 15.3.3</a>, <a
     * href="https://mariadb.com/docs/server/reference/sql-statements/transactions/sql-statements-that-cause-an-implicit-commit">MariaDB</a>.
     * What CALL and EXECUTE do is not to be seen, so the worst is assumed.
     */
    private static final Pattern IMPLICIT_COMMIT = Pattern.compile(String.join(
            "|",
            "(ALTER|CREATE|DROP|RENAME|TRUNCATE|INSTALL|UNINSTALL|IMPORT)\\b",
            "(GRANT|REVOKE|SET PASSWORD|SET DEFAULT ROLE)\\b",
            "(LOCK|UNLOCK) (TABLE|TABLES)\\b",
            "(ANALYZE|CHECK|OPTIMIZE|REPAIR)( NO_WRITE_TO_BINLOG| LOCAL)? (TABLE|TABLES|VIEW)\\b",
            "(CACHE INDEX|LOAD INDEX|FLUSH|RESET(?! PERSIST))\\b",
            "(START|STOP)( ALL)? (REPLICA|REPLICAS|SLAVE|SLAVES|GROUP_REPLICATION)\\b",
            "(CHANGE|BACKUP|CLONE|SHUTDOWN|RESTART)\\b",
            "(CALL|EXECUTE)\\b"));

    private static final Pattern SET = Pattern.compile("SET\\b");

    /** A string that holds the like does no harm. */
    private static final Pattern USER_VARIABLE = Pattern.compile("(?<![@\\w])@([A-Za-z_][\\w$.]*|`[^`]+`)\\s*:?=(?!=)");

    private static final Pattern CHANGES_SESSION = Pattern.compile("(SET (?!PASSWORD\\b)|(USE|LOCK|CALL|EXECUTE)\\b)");

    private static final Pattern MAKES_TEMPORARY = Pattern.compile("CREATE( OR REPLACE)? TEMPORARY TABLE\\b");
    private static final Pattern PREPARE = Pattern.compile("PREPARE (\\w+) FROM\\b");
    private static final Pattern GET_LOCK =
            Pattern.compile("\\bGET_LOCK\\s*\\(\\s*('(?:[^'\\\\]|'')*')\\s*,", Pattern.CASE_INSENSITIVE);

    private MySqlStatements() {}

    /** How a statement behaves towards a transaction. */
    static StatementKind kindOf(StatementHead head) {
        if (head.beginsWith(BEGIN)) {
            return StatementKind.BEGIN;
        }
        if (head.beginsWith(COMMIT)) {
            return StatementKind.COMMIT;
        }
        if (head.beginsWith(AUTO_COMMIT_OFF)) {
            return StatementKind.AUTO_COMMIT_OFF;
        }
        if (head.beginsWith(ROLLBACK)) {
            return StatementKind.ROLLBACK;
        }
        return head.beginsWith(IMPLICIT_COMMIT) && !head.beginsWith(TEMPORARY)
                ? StatementKind.IMPLICIT_COMMIT
                : StatementKind.TRANSACTIONAL;
    }

    /** Whether a statement changes the session. */
    static boolean changesSession(StatementHead head) {
        return head.beginsWith(CHANGES_SESSION);
    }

    /** What removes temporary tables, prepared statements, locks and variables of the user's that a statement makes. */
    static List<String> removalsOf(String statement, StatementHead head, LexicalRules rules) {
        if (head.beginsWith(SET)) {
            return USER_VARIABLE
                    .matcher(statement)
                    .results()
                    .map(variable -> "SET @" + variable.group(1) + " = NULL")
                    .toList();
        }
        if (head.beginsWith(MAKES_TEMPORARY)) {
            return WrittenNames.firstIn(statement, rules, name -> true).stream()
                    .map(name -> "DROP TEMPORARY TABLE IF EXISTS " + name)
                    .toList();
        }
        Matcher prepare = PREPARE.matcher(head.text());
        if (prepare.lookingAt()) {
            return List.of("DEALLOCATE PREPARE " + prepare.group(1));
        }
        if (!Ascii.containsIgnoreCase(statement, "GET_LOCK")) {
            return List.of();
        }
        return GET_LOCK.matcher(statement)
                .results()
                .map(lock -> "DO RELEASE_LOCK(" + lock.group(1) + ")")
                .toList();
    }
}
