package io.mockloop.migrations.dialect.mysql.ddl;

import io.mockloop.migrations.engine.ddl.DdlRules.Rewriting;
import io.mockloop.migrations.engine.ddl.RefusedChangeException;
import io.mockloop.migrations.schema.TableName;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A column that is dropped. The server takes it out of the indexes that are over it, and lets the checks that are over
 * it alone go (manual, "ALTER TABLE Statement"), of which the undo would know nothing.
 */
record DroppedColumn(TableName table, String column) {

    /** Reads a statement; nothing if it is another one. */
    static Optional<DroppedColumn> of(String statement, LexicalRules rules) {
        Code code = new Code(statement, rules);
        TableName table = code.take("ALTER", "TABLE") ? TableCatalog.table(code) : null;
        if (table == null || !code.take("DROP", "COLUMN")) {
            return Optional.empty();
        }
        Optional<String> column = code.name();
        return code.isAtEnd() ? column.map(name -> new DroppedColumn(table, name)) : Optional.empty();
    }

    /** What decides whether it is sent. */
    Rewriting rewriting() {
        return Rewriting.refusal(table.name(), column);
    }

    /** Refuses it if anything is over it. */
    void requireNothingOn(Connection connection, MySqlDdl ddl) throws SQLException {
        List<String> held = new TableCatalog(connection, table, ddl::literal).over(column, ddl.isCheckOfTable());
        if (!held.isEmpty()) {
            throw RefusedChangeException.onColumn(table.toString(), column, String.join(", ", held));
        }
    }
}
