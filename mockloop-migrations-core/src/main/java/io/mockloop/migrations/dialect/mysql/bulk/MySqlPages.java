package io.mockloop.migrations.dialect.mysql.bulk;

import io.mockloop.migrations.engine.batch.PageRules;
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

    @Override
    public Condition behind(List<String> key) {
        if (key.size() == 1) {
            return PageRules.super.behind(key);
        }
        List<String> cases = new ArrayList<>();
        List<Integer> columns = new ArrayList<>(List.of(0));
        for (int last = 0; last < key.size(); last++) {
            String same = key.subList(0, last).stream()
                    .map(column -> column + " = ? AND ")
                    .collect(Collectors.joining());
            cases.add("(" + same + key.get(last) + " > ?)");
            for (int column = 0; column <= last; column++) {
                columns.add(column);
            }
        }
        return new Condition(
                "%s >= ? AND (%s)".formatted(key.get(0), String.join(" OR ", cases)), List.copyOf(columns));
    }
}
