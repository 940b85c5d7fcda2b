package io.mockloop.migrations.engine.safety;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.RunSql;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A foreign key whose rows may lead nowhere.
 *
 * @param table its table, as it is shown
 * @param name its name
 * @param child its table as SQL has it
 * @param parent the table that it leads to, as SQL has it
 * @param columns its columns as SQL has them
 * @param referenced those that they lead to, in the same order
 * @param full whether a row must have all columns or none ({@code MATCH FULL}); else one with a NULL leads nowhere
 */
public record ForeignKey(
        String table,
        String name,
        String child,
        String parent,
        List<String> columns,
        List<String> referenced,
        boolean full) {

    /** More aren't counted. */
    private static final int MOST = 1000;

    /** Copies the lists. */
    public ForeignKey {
        columns = List.copyOf(columns);
        referenced = List.copyOf(referenced);
    }

    /** Counts the rows that lead nowhere. */
    public void look(Probe probe) throws SQLException {
        String counting =
                "SELECT COUNT(*) FROM (SELECT 1 AS one FROM " + orphans() + " LIMIT " + (MOST + 1) + ") found";
        long count = probe.query(counting, row -> row.getLong(1)).get(0);
        if (count > 0) {
            probe.problem(
                    "SAFETY_ORPHANS",
                    "foreign key",
                    table + "." + name,
                    Message.of(
                            "table %s: %s whose foreign key %s leads to no row of %s, shown by: %s",
                            table, rows(count), name, parent, new RunSql("SELECT c.* FROM " + orphans())));
        }
    }

    /** So many rows. */
    public static String rows(long count) {
        return count > MOST ? "more than " + MOST + " rows" : count == 1 ? "1 row" : count + " rows";
    }

    private String orphans() {
        String set = columns.stream()
                .map(each -> "c." + each + " IS NOT NULL")
                .collect(Collectors.joining(full ? " OR " : " AND "));
        String same = IntStream.range(0, columns.size())
                .mapToObj(i -> "p." + referenced.get(i) + " = c." + columns.get(i))
                .collect(Collectors.joining(" AND "));
        return "%s c WHERE (%s) AND NOT EXISTS (SELECT 1 FROM %s p WHERE %s)".formatted(child, set, parent, same);
    }
}
