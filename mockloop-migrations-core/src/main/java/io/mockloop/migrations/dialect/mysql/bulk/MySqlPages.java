package io.mockloop.migrations.dialect.mysql.bulk;

import io.mockloop.migrations.engine.batch.PageRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The optimizer takes no range of an index for {@code (a, b) > (?, ?)} (MySQL 8.4 manual, 10.2.1.22), but for what that
 * means, written out, behind a condition on the first column.
 */
public final class MySqlPages implements PageRules {

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
