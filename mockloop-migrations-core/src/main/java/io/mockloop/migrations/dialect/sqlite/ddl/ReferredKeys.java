package io.mockloop.migrations.dialect.sqlite.ddl;

import io.mockloop.migrations.dialect.sqlite.ddl.ConstraintText.Kind;
import io.mockloop.migrations.engine.ddl.RefusedChangeException;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.sql.token.Ascii;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys of a table that foreign keys refer to. SQLite lets go of one, and then fails at whatever is written to the
 * tables that refer to it (<a href="https://www.sqlite.org/foreignkeys.html#fk_indexes">Foreign Keys</a>, 3).
 */
final class ReferredKeys {

    private static final String REFERRING = "SELECT t.name, group_concat(k.\"from\", ', ' ORDER BY k.seq),"
            + " group_concat(k.\"to\", char(10)) FROM main.sqlite_schema t JOIN pragma_foreign_key_list(t.name, 'main') k"
            + " ON k.\"table\" = %s COLLATE NOCASE WHERE t.type = 'table' GROUP BY t.name, k.id";

    private static final String UNIQUE_INDEXES =
            "SELECT group_concat(coalesce(c.name, ''), char(10)) FROM pragma_index_list(%s) i,"
                    + " pragma_index_info(i.name) c WHERE i.\"unique\" AND i.origin = 'c' AND NOT i.partial GROUP BY i.name";

    private ReferredKeys() {}

    /** Refuses another text of a table that lacks a key which a foreign key needs. */
    static void requireKept(Connection connection, StoredTable table, TableText after) throws SQLException {
        Set<Set<String>> kept = keys(after).collect(Collectors.toSet());
        List<ConstraintText> gone = table.text().constraints().stream()
                .filter(each -> isKey(each) && !kept.contains(set(each.columns())))
                .toList();
        if (gone.isEmpty() || table.references().isEmpty()) {
            return;
        }
        String name = Tokens.literal(table.text().name());
        kept.addAll(PlainSql.query(connection, UNIQUE_INDEXES.formatted(name), row -> set(lines(row.getString(1)))));
        for (ConstraintText each : gone) {
            Set<String> columns = set(each.columns());
            PlainSql.query(connection, REFERRING.formatted(name), row -> {
                String to = row.getString(3);
                boolean needs = to == null ? each.kind() == Kind.PRIMARY_KEY : columns.equals(set(lines(to)));
                if (needs && !kept.contains(columns)) {
                    throw new RefusedChangeException("the foreign key of table %s on %s needs %s. Drop that before"
                            .formatted(row.getString(1), row.getString(2), each.words()));
                }
                return needs;
            });
        }
    }

    private static Stream<Set<String>> keys(TableText text) {
        return text.constraints().stream().filter(ReferredKeys::isKey).map(each -> set(each.columns()));
    }

    private static boolean isKey(ConstraintText constraint) {
        return constraint.kind() == Kind.PRIMARY_KEY || constraint.kind() == Kind.UNIQUE;
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    private static Set<String> set(List<String> columns) {
        return columns.stream().map(Ascii::upper).collect(Collectors.toSet());
    }
}
