package io.mockloop.migrations.dialect.sqlite.script;

import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.sql.token.Ascii;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of a structure as they stand in SQL: in quotes if they must be, or may have to be. */
final class Names {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** <a href="https://www.sqlite.org/lang_keywords.html">SQLite Keywords</a>. */
    private static final Set<String> KEYWORDS = Set.copyOf(Arrays.asList(("ABORT ACTION ADD AFTER ALL ALTER ALWAYS"
                    + " ANALYZE AND AS ASC ATTACH AUTOINCREMENT BEFORE BEGIN BETWEEN BY CASCADE CASE CAST CHECK COLLATE"
                    + " COLUMN COMMIT CONFLICT CONSTRAINT CREATE CROSS CURRENT CURRENT_DATE CURRENT_TIME"
                    + " CURRENT_TIMESTAMP DATABASE DEFAULT DEFERRABLE DEFERRED DELETE DESC DETACH DISTINCT DO DROP EACH"
                    + " ELSE END ESCAPE EXCEPT EXCLUDE EXCLUSIVE EXISTS EXPLAIN FAIL FILTER FIRST FOLLOWING FOR FOREIGN"
                    + " FROM FULL GENERATED GLOB GROUP GROUPS HAVING IF IGNORE IMMEDIATE IN INDEX INDEXED INITIALLY INNER"
                    + " INSERT INSTEAD INTERSECT INTO IS ISNULL JOIN KEY LAST LEFT LIKE LIMIT MATCH MATERIALIZED NATURAL"
                    + " NO NOT NOTHING NOTNULL NULL NULLS OF OFFSET ON OR ORDER OTHERS OUTER OVER PARTITION PLAN PRAGMA"
                    + " PRECEDING PRIMARY QUERY RAISE RANGE RECURSIVE REFERENCES REGEXP REINDEX RELEASE RENAME REPLACE"
                    + " RESTRICT RETURNING RIGHT ROLLBACK ROW ROWS SAVEPOINT SELECT SET TABLE TEMP TEMPORARY THEN TIES TO"
                    + " TRANSACTION TRIGGER TRUE FALSE UNBOUNDED UNION UNIQUE UPDATE USING VACUUM VALUES VIEW VIRTUAL WHEN"
                    + " WHERE WINDOW WITH WITHOUT")
            .split(" ")));

    private Names() {}

    static String quoted(String name) {
        return PLAIN.matcher(name).matches() && !KEYWORDS.contains(Ascii.upper(name))
                ? name
                : '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quoted(Collection<String> names) {
        return names.stream().map(Names::quoted).collect(Collectors.joining(", "));
    }

    /**
     * What stands in the brackets of keys and indexes.
     *
     * @param told columns with what is said of them behind, or expressions
     * @param columns those of the table
     */
    static String keys(List<String> told, List<SchemaObject> columns) {
        return told.stream().map(each -> key(each, columns)).collect(Collectors.joining(", "));
    }

    private static String key(String told, List<SchemaObject> columns) {
        return columns.stream()
                .map(each -> each.id().name())
                .filter(each -> told.equals(each)
                        || (told.startsWith(each)
                                && told.substring(each.length()).matches("( collate \\S+)?( desc)?")))
                .max(Comparator.comparingInt(String::length))
                .map(each -> quoted(each) + told.substring(each.length()))
                .orElse(told);
    }
}
