package io.mockloop.migrations.dialect.mysql.ddl;

import io.mockloop.migrations.engine.ddl.RefusedChangeException;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.sql.token.Ascii;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values that another type would change. A strict server refuses what is too long, too large or none of the type;
 * it rounds, cuts off a time, and cuts spaces at an end, with a note at most (manual, "Server SQL Modes").
 */
final class LostValues {

    private static final Pattern TYPE = Pattern.compile("([A-Z]+)(?:\\((\\d+)(?:,(\\d+))?\\))?(.*)", Pattern.DOTALL);

    /** What a catalog calls a type that people may write otherwise. */
    private static final Map<String, String> SYNONYMS = Map.of(
            "INTEGER",
            "INT",
            "NUMERIC",
            "DECIMAL",
            "DEC",
            "DECIMAL",
            "FIXED",
            "DECIMAL",
            "CHARACTER",
            "CHAR",
            "REAL",
            "DOUBLE");

    private static final Set<String> WHOLE = Set.of("TINYINT", "SMALLINT", "MEDIUMINT", "INT", "BIGINT");

    private final String column;
    private final Type was;
    private final Type now;

    /**
     * A type in its parts.
     *
     * @param first the first number in parentheses; -1 if none is there
     * @param second the second one; 0 if none is there
     */
    private record Type(String name, int first, int second) {

        static Type of(String written) {
            Matcher parts = TYPE.matcher(Ascii.upper(written).replaceFirst("^CHAR(ACTER)? VARYING ?", "VARCHAR"));
            if (!parts.matches()) {
                return new Type("", -1, 0);
            }
            String first = parts.group(2);
            String second = parts.group(3);
            return new Type(
                    SYNONYMS.getOrDefault(parts.group(1), parts.group(1)),
                    first == null ? -1 : Integer.parseInt(first),
                    second == null ? 0 : Integer.parseInt(second));
        }

        boolean isWhole() {
            return WHOLE.contains(name);
        }

        boolean isText() {
            return name.endsWith("CHAR") || name.endsWith("TEXT");
        }

        boolean isPointInTime() {
            return name.equals("TIMESTAMP") || name.equals("DATETIME");
        }
    }

    /**
     * Of a column.
     *
     * @param column its name, quoted
     * @param was its type, as a catalog has it
     * @param now the new one, written the same way
     */
    LostValues(String column, String was, String now) {
        this.column = column;
        this.was = Type.of(was);
        this.now = Type.of(now);
    }

    /**
     * Looks for one, if there can be any.
     *
     * @param table as it is written
     * @param name of the column, for people
     */
    void refuse(Connection connection, String table, String name) throws SQLException {
        String condition = condition();
        if (condition == null) {
            return;
        }
        List<String> lost = PlainSql.query(
                connection,
                "SELECT CAST(%s AS CHAR(100)) FROM %s WHERE %s LIMIT 1".formatted(column, table, condition),
                row -> row.getString(1));
        if (!lost.isEmpty()) {
            throw new RefusedChangeException(("column %s of %s does not become %s: that would change a value, such as"
                            + " '%s'. Change such rows before, or choose another type")
                    .formatted(name, table, now.name(), lost.get(0)));
        }
    }

    /** What is true for a row that holds one; null if none can. */
    private @Nullable String condition() {
        List<String> all = new ArrayList<>();
        if (now.isWhole() || now.name().equals("DECIMAL") || now.name().equals("DOUBLE")) {
            ofNumbers(all);
        } else if (now.name().equals("DATE") || now.name().equals("TIME") || now.isPointInTime()) {
            ofTimes(all);
        } else if (now.name().equals("CHAR") && was.isText()) {
            all.add("%1$s LIKE '% '");
        }
        boolean isLonger = was.name().equals("VARCHAR") && was.first() <= now.first();
        if (now.name().equals("VARCHAR") && !isLonger) {
            all.add("CHAR_LENGTH(%1$s) > " + now.first());
        }
        return all.isEmpty() ? null : String.join(" OR ", all).replace("%1$s", column);
    }

    private void ofNumbers(List<String> all) {
        if (was.isText()) { // a number with zeros before it is one to the server, such as a postal code
            all.add("%1$s REGEXP '^[[:space:]]*[-+]?0[0-9]'");
        }
        boolean isExact = was.isWhole() || was.name().equals("DECIMAL");
        if (now.name().equals("DOUBLE")) {
            if (isExact || was.isText()) {
                all.add("CAST(CAST(%1$s AS DOUBLE) AS DECIMAL(65, 30)) <> CAST(%1$s AS DECIMAL(65, 30))");
            }
        } else if (!was.isWhole() && !(isExact && !now.isWhole() && was.second() <= now.second())) {
            all.add("%1$s <> ROUND(%1$s" + (now.isWhole() ? ")" : ", " + now.second() + ")"));
        }
    }

    /** A time without a day gets the one that it is, and a day is left out of a time, both with a note at most. */
    private void ofTimes(List<String> all) {
        boolean isDay = now.name().equals("DATE");
        if (now.name().equals("TIME")) {
            if (was.isPointInTime() || was.name().equals("DATE")) {
                all.add("%1$s IS NOT NULL");
            } else if (was.isText()) {
                all.add("%1$s NOT REGEXP '^[[:space:]]*-?[0-9]{1,3}:'");
            } else if (was.name().equals("TIME") && was.first() > now.first()) {
                all.add("%1$s <> CAST(%1$s AS TIME(" + Math.max(now.first(), 0) + "))");
            }
        } else if (was.name().equals("TIME")) {
            all.add("%1$s IS NOT NULL");
        } else if (isDay) {
            all.add("CAST(%1$s AS DATETIME(6)) <> DATE(%1$s)");
        } else if (!was.name().equals("DATE") && !(was.isPointInTime() && was.first() <= now.first())) {
            all.add("CAST(%1$s AS DATETIME(6)) <> CAST(%1$s AS DATETIME(" + Math.max(now.first(), 0) + "))");
        }
        if (was.isText() && !isDay) {
            all.add("%1$s REGEXP '[.][0-9]{6}[0-9]*[1-9]'");
            if (!now.name().equals("TIMESTAMP")) {
                all.add("%1$s REGEXP ':[0-9]{2}([.][0-9]+)?[[:space:]]*[-+A-Za-z]'");
            }
        }
    }
}
