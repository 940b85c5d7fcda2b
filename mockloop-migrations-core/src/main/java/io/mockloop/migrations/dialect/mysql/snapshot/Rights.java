package io.mockloop.migrations.dialect.mysql.snapshot;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the user, with the roles that are active, may do with a whole database. Without a right the catalog is silent on
 * what takes it, as if there were nothing.
 */
public final class Rights {

    private static final String EVERYTHING = "ALL PRIVILEGES";

    /** A grant on everything or on one database, whose name is a pattern. */
    private static final Pattern GRANT = Pattern.compile("GRANT (.+?) ON (\\*|([`\"])(.+?)\\3)\\.\\* TO .*");

    private static final Set<String> ON_ROUTINES =
            Set.of(EVERYTHING, "EXECUTE", "CREATE ROUTINE", "ALTER ROUTINE", "SHOW_ROUTINE");

    /** The least is the first. */
    private static final String SELECT = "SELECT";

    private static final Set<String> ON_TABLES_BUT_SELECT = Set.of(
            EVERYTHING, "INSERT", "UPDATE", "DELETE", "CREATE", "DROP", "REFERENCES", "INDEX", "ALTER", "TRIGGER");

    /** A grant on one table. */
    private static final Pattern ON_TABLE = Pattern.compile("GRANT (.+?) ON ([`\"])(.+?)\\2\\.([`\"])(.+?)\\4 TO .*");

    private final Set<String> rights;
    private final Map<String, Set<String>> ofTables;

    private Rights(Set<String> rights, Map<String, Set<String>> ofTables) {
        this.rights = rights;
        this.ofTables = ofTables;
    }

    /** Asks the server for those on a database. */
    public static Rights read(Connection connection, String database) throws SQLException {
        Set<String> rights = new TreeSet<>();
        Map<String, Set<String>> ofTables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : PlainSql.query(connection, "SHOW GRANTS", row -> row.getString(1))) {
            Matcher grant = GRANT.matcher(line);
            if (grant.matches() && (grant.group(2).equals("*") || fits(database, grant.group(4)))) {
                Collections.addAll(rights, grant.group(1).split(",\\s*"));
            }
            Matcher onTable = ON_TABLE.matcher(line);
            if (onTable.matches() && database.equalsIgnoreCase(onTable.group(3))) {
                Collections.addAll(
                        ofTables.computeIfAbsent(onTable.group(5), name -> new TreeSet<>()),
                        onTable.group(1).split(",\\s*"));
            }
        }
        return new Rights(rights, ofTables);
    }

    /** Whether a name fits a pattern as {@code LIKE} has them. */
    private static boolean fits(String database, String pattern) {
        StringBuilder expression = new StringBuilder();
        for (int at = 0; at < pattern.length(); at++) {
            char next = pattern.charAt(at);
            if (next == '\\' && at + 1 < pattern.length()) {
                at++;
                expression.append(Pattern.quote(pattern.substring(at, at + 1)));
            } else {
                expression.append(
                        next == '%' ? ".*" : next == '_' ? "." : Pattern.quote(pattern.substring(at, at + 1)));
            }
        }
        return Pattern.compile(expression.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(database)
                .matches();
    }

    /** Whether it is one on the whole database. */
    public boolean allows(String right) {
        return hasOneOf(Set.of(EVERYTHING, right));
    }

    /** Whether it is one on a table of it. */
    public boolean allows(String right, String table) {
        Set<String> onTable = ofTables.getOrDefault(table, Set.of());
        return allows(right) || onTable.contains(EVERYTHING) || onTable.contains(right);
    }

    private boolean hasOneOf(Set<String> some) {
        return some.stream().anyMatch(rights::contains);
    }

    /** Notes what is hidden. */
    void tell(CatalogQueries queries, Findings findings) {
        boolean changes = hasOneOf(ON_TABLES_BUT_SELECT);
        if (!changes && !rights.contains(SELECT)) {
            findings.unseen("tables, and what is theirs, that the user has no right on");
        }
        if (!changes && !queries.selectShowsRules()) {
            findings.unseen(
                    "what foreign keys do if rows are deleted or updated, which takes another right than SELECT");
        }
        unlessHas("TRIGGER", "triggers", findings);
        unlessHas("EVENT", "events", findings);
        if (!hasOneOf(ON_ROUTINES)) {
            findings.unseen("functions and procedures, which take the right EXECUTE");
        }
    }

    private void unlessHas(String right, String what, Findings findings) {
        if (!hasOneOf(Set.of(EVERYTHING, right))) {
            findings.unseen(what + ", which take the right " + right);
        }
    }
}
