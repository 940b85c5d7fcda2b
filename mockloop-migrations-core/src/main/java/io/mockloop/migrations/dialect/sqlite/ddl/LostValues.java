package io.mockloop.migrations.dialect.sqlite.ddl;

import io.mockloop.migrations.engine.ddl.RefusedChangeException;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The values that another type would change. A column's type is kept by no value, but what looks like one of its kind
 * is turned into that as it is copied (<a href="https://www.sqlite.org/datatype3.html">Datatypes</a>, 3): a text of
 * digits loses the zeros before them, or those that a floating point has no room for.
 */
final class LostValues {

    private static final String DIGITS =
            "(typeof(%1$s) = 'text' AND %1$s GLOB '*[0-9]*' AND %1$s NOT GLOB '*[^-+0-9.eE ]*'"
                    + " AND (ltrim(%1$s, ' -+') GLOB '0[0-9]*'"
                    + " OR (length(%1$s) > 15 AND CAST(CAST(%1$s AS NUMERIC) AS TEXT) <> trim(%1$s))))";

    private static final String WHOLE = "(typeof(%1$s) = 'integer' AND CAST(CAST(%1$s AS REAL) AS INTEGER) <> %1$s)";

    private static final String FINE = "(typeof(%1$s) = 'real' AND CAST(CAST(%1$s AS TEXT) AS REAL) <> %1$s)";

    private LostValues() {}

    /** Looks for one in each column that becomes one of another kind. */
    static void refuse(Connection connection, StoredTable table, TableText after) throws SQLException {
        TableText before = table.text();
        for (ColumnText column : before.columns()) {
            Optional<ColumnText> changed = after.find(column.name()).filter(each -> !each.isGenerated());
            if (changed.isPresent()) {
                String type = after.type(changed.get());
                String condition = condition(before.type(column), type, after.isStrict());
                if (!condition.isEmpty()) {
                    refuse(connection, before.name(), column.name(), type, condition);
                }
            }
        }
    }

    private static String condition(String was, String now, boolean isStrict) {
        String to = TextChange.affinity(now);
        if (to.equals(TextChange.affinity(was)) || (isStrict && Tokens.same(now, "ANY"))) {
            return "";
        }
        return switch (to) {
            case "INTEGER", "NUMERIC" -> DIGITS;
            case "REAL" -> DIGITS + " OR " + WHOLE;
            case "TEXT" -> FINE;
            default -> "";
        };
    }

    private static void refuse(Connection connection, String table, String column, String type, String condition)
            throws SQLException {
        String name = Tokens.quote(column);
        Optional<String> lost = PlainSql.text(
                connection,
                "SELECT %s FROM main.%s WHERE %s LIMIT 1"
                        .formatted(name, Tokens.quote(table), condition.formatted(name)));
        if (lost.isPresent()) {
            throw new RefusedChangeException(("column %s does not become %s: that would change a value, such as '%s'."
                            + " Change such rows before, or choose another type")
                    .formatted(column, type, lost.get()));
        }
    }
}
