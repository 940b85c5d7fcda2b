package io.mockloop.migrations.dialect.mysql.bulk;

import io.mockloop.migrations.engine.batch.KeyColumn;
import io.mockloop.migrations.engine.batch.PageRules;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The optimizer takes no range of an index for {@code (a, b) > (?, ?)} (MySQL 8.4 manual, 10.2.1.22), but for what that
 * means, written out, behind a condition on the first column.
 */
public final class MySqlPages implements PageRules {

    /**
     * Of values, and of no class of the standard's: truncated (1265), wrong (1366, 1411, 1525), signalled by a trigger
     * (1644), refused by a check (3819), or no JSON (4038 of MariaDB's).
     */
    private static final Set<Integer> OF_VALUES = Set.of(1265, 1366, 1411, 1525, 1644, 3819, 4038);

    @Override
    public boolean isOfValues(SQLException failure) {
        return OF_VALUES.contains(failure.getErrorCode()) || PageRules.super.isOfValues(failure);
    }

    /** "Record has changed since last read": MariaDB tells of it (innodb_snapshot_isolation, on since 11.6). */
    private static final int CHANGED_SINCE_READ = 1020;

    @Override
    public boolean isOfOldSnapshot(SQLException failure) {
        return failure.getErrorCode() == CHANGED_SINCE_READ;
    }

    /**
     * Compared with a value, ENUM and SET are text, which isn't their order, and what is read of a FLOAT is another
     * one.
     */
    private static final String KEY = """
            SELECT c.column_name, c.is_nullable, c.data_type IN ('enum', 'set', 'float', 'bit', 'json'),
                   EXISTS (SELECT 1 FROM information_schema.statistics s
                           WHERE s.table_schema = t.table_schema AND s.table_name = t.table_name
                             AND s.non_unique = 0 AND s.column_name = c.column_name AND s.sub_part IS NULL
                             AND NOT EXISTS (SELECT 1 FROM information_schema.statistics o
                                             WHERE o.table_schema = s.table_schema AND o.table_name = s.table_name
                                               AND o.index_name = s.index_name AND o.seq_in_index > 1))
            FROM information_schema.tables t
            LEFT JOIN information_schema.columns c
              ON c.table_schema = t.table_schema AND c.table_name = t.table_name AND c.column_name = ?
            WHERE t.table_schema = COALESCE(?, DATABASE()) AND t.table_name = ?""";

    @Override
    public KeyFit fitOf(Connection connection, KeyColumn column) throws SQLException {
        KeyColumn.Name schema = column.schema();
        try (PreparedStatement statement = connection.prepareStatement(KEY)) {
            statement.setString(1, column.column().text());
            statement.setString(2, schema == null ? null : schema.text());
            statement.setString(3, column.tableAlone().text());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return KeyFit.NO_TABLE;
                } else if (row.getString(1) == null) {
                    return KeyFit.NO_COLUMN;
                } else if (row.getString(2).equals("YES")) {
                    return KeyFit.MAY_BE_NULL;
                } else if (!row.getBoolean(4)) {
                    return KeyFit.NOT_UNIQUE;
                }
                return row.getBoolean(3) ? KeyFit.NOT_COMPARABLE : KeyFit.FITS;
            }
        }
    }

    /** MariaDB has no other word for it, and MySQL has this one, too. */
    @Override
    public String sharing(String query) {
        return query + " LOCK IN SHARE MODE";
    }

    @Override
    public Condition behind(List<String> key) {
        return key.size() == 1 ? PageRules.super.behind(key) : compared(key, ">", ">");
    }

    @Override
    public Condition upTo(List<String> key) {
        return key.size() == 1 ? PageRules.super.upTo(key) : compared(key, "<", "<=");
    }

    private static Condition compared(List<String> key, String operator, String ofLast) {
        List<String> cases = new ArrayList<>();
        List<Integer> columns = new ArrayList<>(List.of(0));
        for (int last = 0; last < key.size(); last++) {
            String same = key.subList(0, last).stream()
                    .map(column -> column + " = ? AND ")
                    .collect(Collectors.joining());
            cases.add("(%s%s %s ?)".formatted(same, key.get(last), last == key.size() - 1 ? ofLast : operator));
            for (int column = 0; column <= last; column++) {
                columns.add(column);
            }
        }
        return new Condition(
                "%s %s= ? AND (%s)".formatted(key.get(0), operator, String.join(" OR ", cases)), List.copyOf(columns));
    }
}
