package io.mockloop.migrations.dialect.mysql.ddl;

import io.mockloop.migrations.engine.ddl.DdlRules.Rewriting;
import io.mockloop.migrations.schema.TableName;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * An index that is made or removed, as it is sent: if that is needed, for which MySQL has no words, and together with
 * what foreign keys need.
 *
 * @param table its table
 * @param name its name
 * @param makes whether it is made
 * @param isOptional whether it may be there already, or be gone
 * @param columns those that a foreign key can find in it
 * @param statement what does it, without the condition
 * @param action what does it in an ALTER TABLE
 */
record IndexChange(
        TableName table,
        String name,
        boolean makes,
        boolean isOptional,
        List<String> columns,
        String statement,
        String action) {

    /** Reads a statement; nothing if it is another one. */
    static Optional<IndexChange> of(String statement, LexicalRules rules, MySqlDdl ddl) {
        Code code = new Code(statement, rules);
        boolean makes = code.take("CREATE");
        if (!makes && !code.take("DROP")) {
            return Optional.empty();
        }
        boolean isUnique = makes && code.take("UNIQUE");
        if (!code.take("INDEX")) {
            return Optional.empty();
        }
        int from = code.position();
        boolean isOptional = makes ? code.take("IF", "NOT", "EXISTS") : code.take("IF", "EXISTS");
        String plain = statement.substring(0, from) + statement.substring(code.position());
        String name = code.name().orElse("");
        TableName table = code.take("ON") ? TableCatalog.table(code) : null;
        if (name.isEmpty() || table == null || (makes ? !code.isNext("(") : !code.isAtEnd())) {
            return Optional.empty(); // with more words than a change of a schema has
        }
        String action = makes
                ? "ADD %sINDEX %s %s"
                        .formatted(isUnique ? "UNIQUE " : "", ddl.quote(name), statement.substring(code.position()))
                : "DROP INDEX " + ddl.quote(name);
        return Optional.of(
                new IndexChange(table, name, makes, isOptional, makes ? code.columns() : List.of(), plain, action));
    }

    /** What decides how it is sent. */
    Rewriting rewriting() {
        return new Rewriting(List.of(table.name()), !isOptional);
    }

    /** The statement that is sent; none if there is nothing to do. */
    List<String> asSent(Connection connection, MySqlDdl ddl) throws SQLException {
        TableCatalog catalog = new TableCatalog(connection, table, ddl::literal);
        List<TableCatalog.KnownIndex> there = catalog.indexes();
        boolean isThere = there.stream().anyMatch(index -> index.name().equalsIgnoreCase(name));
        if (isOptional && isThere == makes) {
            return List.of();
        }
        ForeignKeyIndexes needed = new ForeignKeyIndexes(catalog, there, ddl);
        List<String> besides = makes ? needed.supersededBy(columns) : needed.inPlaceOf(name);
        return besides.isEmpty()
                ? List.of(statement)
                : List.of("ALTER TABLE %s %s, %s".formatted(ddl.written(table), action, String.join(", ", besides)));
    }
}
