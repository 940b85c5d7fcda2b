package io.mockloop.migrations.dialect.sqlite.ddl;

import io.mockloop.migrations.dialect.sqlite.ddl.StoredTable.Item;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Copies a table into one of another text, by <a href="https://www.sqlite.org/lang_altertable.html#otheralter">Making
 * Other Kinds Of Table Schema Changes</a>. The new table is renamed with {@code legacy_alter_table}, so that views,
 * triggers and foreign keys of others, which name the old one, stay as they are; without it SQLite refuses while a view
 * names what isn't there. Indexes are made behind the copy, sorted, for a quarter of what it costs to fill them row by
 * row.
 */
final class TableRebuild {

    private final StoredTable table;
    private final TableText before;
    private final TableText after;

    TableRebuild(StoredTable table, TableText after) {
        this.table = table;
        this.before = table.text();
        this.after = after;
    }

    boolean needsForeignKeysOff() {
        return table.foreignKeys() && (!table.references().isEmpty() || after.refersToItself());
    }

    List<String> statements(Connection connection) throws SQLException {
        String name = Tokens.quote(before.name());
        String scratch = table.freeName();
        List<String> statements = new ArrayList<>();
        statements.add(after.named(scratch).sql());
        statements.add(copy(before, after, scratch));
        if (before.isAutoincrement() && after.isAutoincrement()) {
            statements.add("DELETE FROM sqlite_sequence WHERE name = " + Tokens.literal(scratch));
            statements.add("INSERT INTO sqlite_sequence (name, seq) SELECT %s, seq FROM sqlite_sequence WHERE name = %s"
                    .formatted(Tokens.literal(scratch), Tokens.literal(before.name())));
        }
        statements.add("DROP TABLE " + name);
        statements.addAll(table.altering(true, "ALTER TABLE " + Tokens.quote(scratch) + " RENAME TO " + name));
        table.belongings().map(TableRebuild::creation).forEach(statements::add);
        if (hasStatistics(connection)) {
            statements.add("ANALYZE " + name);
        }
        return statements;
    }

    /** The schema's text of what is temporary doesn't say so. */
    private static String creation(Item item) {
        return item.temporary() ? item.sql().replaceFirst("CREATE", "CREATE TEMP") : item.sql();
    }

    private boolean hasStatistics(Connection connection) throws SQLException {
        return table.has("sqlite_stat1")
                && PlainSql.text(connection, "SELECT 1 FROM sqlite_stat1 WHERE tbl = " + Tokens.literal(before.name()))
                        .isPresent();
    }

    /** Copies rows; OR ABORT lets none go for a new constraint whose own ON CONFLICT would. */
    static String copy(TableText before, TableText after, String into) {
        String columns = Stream.concat(
                        rowid(before, after),
                        after.columns().stream()
                                .filter(each -> !each.isGenerated()
                                        && before.find(each.name()).isPresent())
                                .map(each -> Tokens.quote(each.name())))
                .collect(Collectors.joining(", "));
        return "INSERT OR ABORT INTO %s (%s) SELECT %s FROM %s"
                .formatted(Tokens.quote(into), columns, columns, Tokens.quote(before.name()));
    }

    /** The rowid by a name that isn't a column's, if no column of the new table is it. */
    private static Stream<String> rowid(TableText before, TableText after) {
        return before.isWithoutRowid() || after.isWithoutRowid() || after.hasRowidColumn()
                ? Stream.empty()
                : Stream.of("rowid", "_rowid_", "oid")
                        .filter(each ->
                                before.find(each).isEmpty() && after.find(each).isEmpty())
                        .limit(1);
    }
}
