package io.mockloop.migrations.dialect.mysql.ddl;

import io.mockloop.migrations.dialect.mysql.ddl.TableCatalog.KnownIndex;
import io.mockloop.migrations.schema.TableName;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of a key as it is sent, by what else the table has. A foreign key needs an index, and the server makes one
 * by itself that stays when the key goes, and goes when another one can stand in for it; so it is made with the key,
 * and marked, and goes with it. One that isn't marked was asked for by somebody, and stays.
 */
final class KeyChange {

    private final MySqlDdl ddl;
    private final String alter;
    private final TableName table;
    private final Code code;
    private final String rest;

    private KeyChange(MySqlDdl ddl, String alter, TableName table, Code code, String rest) {
        this.ddl = ddl;
        this.alter = alter;
        this.table = table;
        this.code = code;
        this.rest = rest;
    }

    /** Reads a statement; nothing if it is another one. */
    static Optional<KeyChange> of(String statement, LexicalRules rules, MySqlDdl ddl) {
        Code code = new Code(statement, rules);
        if (!code.take("ALTER", "TABLE")) {
            return Optional.empty();
        }
        TableName table = TableCatalog.table(code);
        int end = code.position();
        return table == null || !(code.isNext("ADD", "CONSTRAINT") || code.isNext("DROP"))
                ? Optional.empty()
                : Optional.of(new KeyChange(ddl, statement.substring(0, end), table, code, statement.substring(end)));
    }

    /**
     * The statement to be sent.
     *
     * @throws IllegalArgumentException if a primary key is to go that the server doesn't let go
     */
    List<String> asSent(Connection connection) throws SQLException {
        TableCatalog catalog = new TableCatalog(connection, table, ddl::literal);
        if (code.take("ADD", "CONSTRAINT")) {
            String name = code.name().orElse("");
            return code.take("FOREIGN", "KEY") ? sent(indexFor(catalog, name), rest) : sent("", rest);
        }
        code.take("DROP");
        if (code.take("FOREIGN", "KEY")) {
            return dropForeignKey(catalog, code.name().orElse(""));
        } else if (code.take("PRIMARY", "KEY") && code.isAtEnd()) {
            return dropPrimaryKey(catalog);
        }
        return code.take("CONSTRAINT") ? dropByName(catalog, code.name().orElse("")) : sent("", rest);
    }

    private List<String> sent(String before, String what) {
        return List.of(alter + before + what);
    }

    /** The columns in parentheses. */
    private List<String> columns() {
        List<String> columns = new ArrayList<>();
        code.take("(");
        do {
            code.name().ifPresent(columns::add);
        } while (code.take(","));
        return columns;
    }

    /** What makes an index, unless there is one. */
    private String indexFor(TableCatalog catalog, String name) throws SQLException {
        List<String> columns = columns();
        List<KnownIndex> indexes = catalog.indexes();
        boolean isThere = indexes.stream()
                .anyMatch(index -> index.begins(columns) || index.name().equalsIgnoreCase(name));
        return isThere ? "" : "ADD " + ddl.indexOfForeignKey(name, columns) + ", ";
    }

    private List<String> dropForeignKey(TableCatalog catalog, String name) throws SQLException {
        String drop = "DROP FOREIGN KEY " + ddl.quote(name);
        KnownIndex index = onlyFor(catalog, name);
        return sent("", index == null ? drop : drop + ", DROP INDEX " + ddl.quote(index.name()));
    }

    /** The index that nothing needs but this key; null if there is none. */
    private static @Nullable KnownIndex onlyFor(TableCatalog catalog, String name) throws SQLException {
        Map<String, List<String>> keys = catalog.foreignKeys();
        List<String> columns = keys.entrySet().stream()
                .filter(key -> key.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(List.of());
        KnownIndex index = catalog.indexes().stream()
                .filter(each -> each.isOfForeignKeys() && !columns.isEmpty() && each.begins(columns))
                .findFirst()
                .orElse(null);
        if (index == null) {
            return null;
        }
        boolean isNeeded = keys.entrySet().stream()
                        .anyMatch(key -> !key.getKey().equalsIgnoreCase(name) && index.begins(key.getValue()))
                || catalog.referredTo().stream().anyMatch(index.columns().get(0)::equalsIgnoreCase);
        return isNeeded ? null : index;
    }

    private List<String> dropPrimaryKey(TableCatalog catalog) throws SQLException {
        String counted = catalog.counted().orElse(null);
        if (counted != null
                && catalog.indexes().stream()
                        .noneMatch(index -> !index.name().equals("PRIMARY") && index.begins(List.of(counted)))) {
            throw new IllegalArgumentException(
                    "The primary key of %s cannot go: %s counts the values of its column %s, and wants an index for"
                                    .formatted(table, ddl.product(), counted)
                            + " that. Change the column to one that isn't counted before, or make an index on it.");
        }
        return sent("", "DROP PRIMARY KEY");
    }

    /** A primary key has no name on the server; it goes by the one that it has on the others. */
    private List<String> dropByName(TableCatalog catalog, String name) throws SQLException {
        List<String> kinds = catalog.kindsOf(name);
        if (kinds.equals(List.of("FOREIGN KEY"))) {
            return dropForeignKey(catalog, name);
        }
        boolean isPrimary = name.equalsIgnoreCase("PRIMARY") || name.equals("pk_" + table.name());
        return kinds.isEmpty() && isPrimary || kinds.equals(List.of("PRIMARY KEY"))
                ? dropPrimaryKey(catalog)
                : sent("", "DROP CONSTRAINT " + ddl.quote(name));
    }
}
