package io.mockloop.migrations.dialect.mysql.ddl;

import io.mockloop.migrations.schema.TableName;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An index that is made if none of its name is there, or removed if one is.
 *
 * @param table its table
 * @param name its name
 * @param makes whether it is made
 * @param statement what does it, without the condition
 */
record OptionalIndex(TableName table, String name, boolean makes, String statement) {

    /** Reads a statement; nothing if it is another one. */
    static Optional<OptionalIndex> of(String statement, LexicalRules rules) {
        Code code = new Code(statement, rules);
        boolean makes = code.take("CREATE");
        if (!makes && !code.take("DROP")) {
            return Optional.empty();
        }
        boolean isIndex = (makes && code.take("UNIQUE", "INDEX")) || code.take("INDEX");
        int from = code.position();
        if (!isIndex || !(makes ? code.take("IF", "NOT", "EXISTS") : code.take("IF", "EXISTS"))) {
            return Optional.empty();
        }
        int to = code.position();
        String name = code.name().orElse(null);
        TableName table = name != null && code.take("ON") ? TableCatalog.table(code) : null;
        return name == null || table == null
                ? Optional.empty()
                : Optional.of(
                        new OptionalIndex(table, name, makes, statement.substring(0, from) + statement.substring(to)));
    }

    /** The statement, if it is needed. */
    List<String> asSent(Connection connection, UnaryOperator<String> literal) throws SQLException {
        boolean isThere = new TableCatalog(connection, table, literal).hasIndex(name);
        return isThere == makes ? List.of() : List.of(statement);
    }
}
