package io.mockloop.migrations.dialect.mysql;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * LOCK TABLES. A session that holds such locks can reach no other table, and a statement that reads the table it writes
 * needs a lock for each of the two names (<a href="https://dev.mysql.com/doc/refman/9.4/en/lock-tables.html">MySQL,
 * 15.3.6</a>).
 */
final class TableLocks {

    private static final String GAP = "(?:\\s|/\\*(?!M?!).*?\\*/)";

    private static final Pattern LOCK = Pattern.compile(
            "(?:" + GAP + "|/\\*M?!\\d*)*+LOCK" + GAP + "+TABLES?(?=[\\s`/])",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private TableLocks() {}

    /** A LOCK TABLES that locks these, too, for writing; any other statement as it is. */
    static String including(String statement, List<String> tables) {
        Matcher lock = LOCK.matcher(statement);
        if (!lock.lookingAt()) {
            return statement;
        }
        String ours = tables.stream().map(table -> table + " WRITE, ").collect(Collectors.joining());
        return statement.substring(0, lock.end()) + " " + ours + statement.substring(lock.end());
    }
}
