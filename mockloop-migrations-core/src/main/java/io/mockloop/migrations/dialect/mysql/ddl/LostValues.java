package io.mockloop.migrations.dialect.mysql.ddl;

import io.mockloop.migrations.engine.ddl.RefusedChangeException;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.sql.token.Ascii;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
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
            Matcher parts = TYPE.matcher(Ascii.upper(written));
            if (!parts.matches()) {
                return new Type("", -1, 0);
            }
            String first = parts.group(2);
            String second = parts.group(3);
            return new Type(
                    parts.group(1),
                    first == null ? -1 : Integer.parseInt(first),
                    second == null ? 0 : Integer.parseInt(second));
        }

        boolean isWhole() {
            return WHOLE.contains(name);
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
        if (now.isWhole()) {
            return was.isWhole() ? null : "%1$s <> ROUND(%1$s)".formatted(column);
        } else if (now.name().equals("DECIMAL")) {
            boolean isKept = was.isWhole() || (was.name().equals("DECIMAL") && was.second() <= now.second());
            return isKept ? null : "%1$s <> ROUND(%1$s, %2$d)".formatted(column, now.second());
        } else if (now.name().equals("DATE")) {
            return "CAST(%1$s AS DATETIME(6)) <> DATE(%1$s)".formatted(column);
        } else if (now.isPointInTime()) {
            boolean isKept = was.name().equals("DATE") || (was.isPointInTime() && was.first() <= now.first());
            return isKept
                    ? null
                    : "CAST(%1$s AS DATETIME(6)) <> CAST(%1$s AS DATETIME(%2$d))"
                            .formatted(column, Math.max(now.first(), 0));
        }
        boolean isLonger = was.name().equals("VARCHAR") && was.first() <= now.first();
        return now.name().equals("VARCHAR") && !isLonger ? "CHAR_LENGTH(%s) > %d".formatted(column, now.first()) : null;
    }
}
