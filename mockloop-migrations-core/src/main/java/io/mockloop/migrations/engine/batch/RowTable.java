package io.mockloop.migrations.engine.batch;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.history.HistoryNames;
import io.mockloop.migrations.engine.history.HistoryRules;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A table beside the history that is there only while it holds something of a data migration. */
abstract class RowTable {

    final Connection connection;
    final HistoryRules rules;
    final String table;

    final HistoryNames names;
    private final String name;

    /**
     * One in the history's schema, which is known.
     *
     * @param name without the schema
     */
    RowTable(Connection connection, HistoryRules rules, HistoryNames names, String name) {
        this.connection = connection;
        this.rules = rules;
        this.names = names;
        this.name = name;
        this.table = rules.table(names, name);
    }

    /**
     * Makes it if it isn't there.
     *
     * @param columns their definitions
     */
    final void make(String columns) throws SQLException {
        PlainSql.update(
                connection, "CREATE TABLE IF NOT EXISTS " + table + " (" + columns + ")" + rules.tableOptions());
    }

    /** Whether it is there, by the catalog. */
    public final boolean isThere() throws SQLException {
        return !columns().isEmpty();
    }

    /** Its columns, in lower case, by the catalog; none if it isn't there. */
    final List<String> columns() throws SQLException {
        return rules.columnsOf(connection, names, name);
    }

    /** The statement that forgets what it holds of a migration. */
    public final String delete(Version version) {
        return "DELETE FROM " + table + where(version);
    }

    /** Takes it away if it holds nothing. */
    public final void clear() throws SQLException {
        if (PlainSql.text(connection, "SELECT version FROM " + table + " LIMIT 1")
                .isEmpty()) {
            PlainSql.update(connection, "DROP TABLE " + table);
        }
    }

    /** Its name, for messages. */
    public final String display() {
        return names.schema() == null ? name : names.schema() + "." + name;
    }

    /** A version as these tables have it: as it is written by whoever asks, it may be written otherwise elsewhere. */
    final String text(Version version) {
        return rules.literal(version.canonical().toString());
    }

    final String where(Version version) {
        return " WHERE version = " + text(version);
    }
}
