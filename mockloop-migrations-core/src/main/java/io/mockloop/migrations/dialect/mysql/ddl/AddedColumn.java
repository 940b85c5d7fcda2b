package io.mockloop.migrations.dialect.mysql.ddl;

import io.mockloop.migrations.engine.ddl.RefusedChangeException;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.schema.TableName;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A new column that is never null and has no default. Also a strict server makes up what rows that are there have in it
 * (manuals, "Data Type Default Values").
 *
 * @param table as it is written
 * @param display its name, for people
 * @param column the column's name
 */
record AddedColumn(String table, String display, String column) {

    /** Reads a statement; nothing if it is another one. */
    static Optional<AddedColumn> of(String statement, LexicalRules rules) {
        Code code = new Code(statement, rules);
        if (!code.take("ALTER", "TABLE")) {
            return Optional.empty();
        }
        int from = code.position();
        TableName name = TableCatalog.table(code);
        if (name == null) {
            return Optional.empty();
        }
        String table = code.since(from);
        String column = code.take("ADD", "COLUMN") ? code.name().orElse("") : "";
        boolean isMadeUp =
                !column.isEmpty() && ColumnDefinition.of(code.toComma(), rules).isMadeUp() && code.isAtEnd();
        return isMadeUp ? Optional.of(new AddedColumn(table, name.toString(), column)) : Optional.empty();
    }

    /** Looks for a row. */
    void refuseIfRowsAreThere(Connection connection) throws SQLException {
        if (!PlainSql.query(connection, "SELECT 1 FROM %s LIMIT 1".formatted(table), row -> 1)
                .isEmpty()) {
            throw new RefusedChangeException(("column %s of %s is NOT NULL and has no default, and there are rows: the"
                            + " server would make up what they have in it, such as 0 or an empty text. Say a default,"
                            + " or add it without NOT NULL, fill it, and call setNotNull")
                    .formatted(column, display));
        }
    }
}
