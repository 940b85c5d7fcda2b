package io.mockloop.migrations.dialect.sqlite.ddl;

import io.mockloop.migrations.engine.ddl.RefusedChangeException;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A table in the database, what hangs on it, and what the session's settings are for its changes.
 *
 * @param schema all that the schema holds, as it was made
 * @param foreignKeys whether foreign keys are enforced
 * @param legacyAlter whether ALTER TABLE leaves alone what names the table
 * @param references the columns of this table that foreign keys refer to, with the tables they are of
 */
record StoredTable(
        TableText text, List<Item> schema, boolean foreignKeys, boolean legacyAlter, List<Reference> references) {

    /**
     * A row of the schema.
     *
     * @param sql empty for what belongs to a constraint
     * @param temporary whether the connection alone sees it
     */
    record Item(String type, String name, String table, String sql, boolean temporary) {}

    /**
     * A foreign key to this table.
     *
     * @param to empty if it names the table alone, which means its primary key
     */
    record Reference(String table, String from, String to) {}

    private static final String SCHEMA = "SELECT type, name, tbl_name, coalesce(sql, ''), temporary FROM ("
            + "SELECT *, rowid AS place, 0 AS temporary FROM main.sqlite_schema"
            + " UNION ALL SELECT *, rowid, 1 FROM temp.sqlite_schema) ORDER BY temporary, place";

    /**
     * Reads a table of the main database.
     *
     * @throws RefusedChangeException if there is none, or SQLite reads its text otherwise
     */
    static StoredTable read(Connection connection, String table) throws SQLException {
        List<Item> schema = PlainSql.query(
                connection,
                SCHEMA,
                row -> new Item(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5)));
        TableText text = schema.stream()
                .filter(each -> each.type().equals("table") && !each.temporary() && Tokens.same(each.name(), table))
                .findFirst()
                .map(each -> new TableText(each.sql()))
                .orElseThrow(() -> new RefusedChangeException("there is no table " + table));
        if (schema.stream().anyMatch(each -> each.temporary() && Tokens.same(each.name(), table))) {
            throw new RefusedChangeException("a temporary table or view hides table " + table);
        }
        String name = Tokens.literal(text.name());
        List<String> columns = PlainSql.query(
                connection, "SELECT name FROM pragma_table_xinfo(" + name + ", 'main')", row -> row.getString(1));
        if (!columns.equals(text.columns().stream().map(ColumnText::name).toList())) {
            throw new RefusedChangeException("the columns of its text are not " + columns + ": " + text.sql());
        }
        return new StoredTable(
                text,
                schema,
                isOn(connection, "foreign_keys"),
                isLegacyAlter(connection),
                PlainSql.query(
                        connection,
                        "SELECT t.name, k.\"from\", coalesce(k.\"to\", '') FROM main.sqlite_schema t"
                                + " JOIN pragma_foreign_key_list(t.name, 'main') k ON k.\"table\" = " + name
                                + " COLLATE NOCASE WHERE t.type = 'table'",
                        row -> new Reference(row.getString(1), row.getString(2), row.getString(3))));
    }

    private static boolean isOn(Connection connection, String pragma) throws SQLException {
        return PlainSql.text(connection, "PRAGMA " + pragma).orElse("").equals("1");
    }

    /** The same, if some of its indexes are gone. */
    StoredTable without(List<Item> dropped) {
        List<Item> left =
                schema.stream().filter(each -> !dropped.contains(each)).toList();
        return new StoredTable(text, left, foreignKeys, legacyAlter, references);
    }

    /** An ALTER TABLE that changes what names the table, or doesn't, by the setting that it needs for that. */
    List<String> altering(boolean alone, String statement) {
        return altering(legacyAlter, alone, statement);
    }

    static List<String> altering(boolean legacyAlter, boolean alone, String statement) {
        String pragma = "PRAGMA legacy_alter_table = ";
        return alone == legacyAlter
                ? List.of(statement)
                : List.of(pragma + (alone ? "ON" : "OFF"), statement, pragma + (alone ? "OFF" : "ON"));
    }

    static boolean isLegacyAlter(Connection connection) throws SQLException {
        return isOn(connection, "legacy_alter_table");
    }

    /** What is dropped with the table, and has a text to be made of again: indexes and triggers, as they were made. */
    Stream<Item> belongings() {
        return schema.stream()
                .filter(each -> Tokens.same(each.table(), text.name())
                        && !each.type().equals("table")
                        && !each.sql().isEmpty());
    }

    boolean has(String name) {
        return schema.stream().anyMatch(each -> Tokens.same(each.name(), name));
    }

    /** A text in which the free name of a table is the table's own. */
    static String withoutScratch(String text, String table) {
        return text.replaceAll("mockloop_new\\d*_(?=" + Pattern.quote(table) + ")", "");
    }

    /** The first row of a table whose foreign key refers to none. */
    static Optional<String> violation(Connection connection, String table) throws SQLException {
        return PlainSql.query(
                        connection,
                        "PRAGMA foreign_key_check(" + Tokens.literal(table) + ")",
                        row -> "row %s of table %s refers to a row of table %s that isn't there"
                                .formatted(row.getString(2), row.getString(1), row.getString(3)))
                .stream()
                .findFirst();
    }

    /** A name that nothing has, also if a crash has left a table behind. */
    String freeName() {
        String name = "mockloop_new_" + text.name();
        for (int i = 2; has(name); i++) {
            name = "mockloop_new" + i + "_" + text.name();
        }
        return name;
    }
}
