package io.mockloop.migrations.dialect.mysql.ddl;

import io.mockloop.migrations.engine.ddl.DdlRules.Rewriting;
import io.mockloop.migrations.engine.ddl.RefusedChangeException;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.sql.token.LexicalOption;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A change of a column as the standard says it, {@code ALTER TABLE t ALTER COLUMN c SET NOT NULL}. The server has
 * MODIFY COLUMN for it, which wants all that is to be of the column: that is read from {@code SHOW CREATE TABLE}, and
 * changed.
 */
final class AlteredColumn {

    private final String table;
    private final String column;
    private final List<UnaryOperator<ColumnDefinition>> changes;
    private final LexicalRules rules;

    private AlteredColumn(
            String table, String column, List<UnaryOperator<ColumnDefinition>> changes, LexicalRules rules) {
        this.table = table;
        this.column = column;
        this.changes = changes;
        this.rules = rules;
    }

    /**
     * Reads a statement; nothing if it is another one.
     *
     * @param rules those of a session with the server's defaults
     */
    static Optional<AlteredColumn> of(String statement, LexicalRules rules) {
        Code code = new Code(statement, rules);
        if (!code.take("ALTER", "TABLE")) {
            return Optional.empty();
        }
        int from = code.position();
        if (TableCatalog.table(code) == null) {
            return Optional.empty();
        }
        String table = code.since(from);
        List<UnaryOperator<ColumnDefinition>> changes = new ArrayList<>();
        String column = null;
        do {
            if (!code.take("ALTER", "COLUMN")) {
                return Optional.empty();
            }
            int at = code.position();
            if (code.name().isEmpty()) {
                return Optional.empty();
            }
            String named = code.since(at);
            UnaryOperator<ColumnDefinition> change = change(code, rules);
            if (change == null || (column != null && !column.equals(named))) {
                return Optional.empty();
            }
            column = named;
            changes.add(change);
        } while (code.take(","));
        return code.isAtEnd() ? Optional.of(new AlteredColumn(table, column, changes, rules)) : Optional.empty();
    }

    private static @Nullable UnaryOperator<ColumnDefinition> change(Code code, LexicalRules rules) {
        if (code.take("TYPE")) {
            ColumnDefinition type = ColumnDefinition.of(code.toComma(), rules);
            return definition -> definition.with(type);
        } else if (code.take("SET", "NOT", "NULL")) {
            return definition -> definition.nullable(false);
        } else if (code.take("DROP", "NOT", "NULL")) {
            return definition -> definition.nullable(true);
        } else if (code.take("SET", "DEFAULT")) {
            String value = code.toComma();
            return definition -> definition.withDefault(value);
        }
        return code.take("DROP", "DEFAULT") ? definition -> definition.withDefault(null) : null;
    }

    /** What decides how it is sent: the column alone. */
    Rewriting rewriting() {
        return new Rewriting(List.of(tableName(), columnName()), false);
    }

    private String columnName() {
        return new Code(column, rules).name().orElseThrow();
    }

    private String tableName() {
        return Objects.requireNonNull(TableCatalog.table(new Code(table, rules)))
                .name();
    }

    /** Whether the column is so already. */
    boolean isDone(Connection connection) throws SQLException {
        ColumnDefinition was = definition(connection);
        return was != null && changed(was).saysSame(was);
    }

    /**
     * The statement that the server has for it; none if the column is so already.
     *
     * @throws RefusedChangeException if the server would change rows that don't fit, or values, and say nothing
     */
    List<String> asSent(Connection connection) throws SQLException {
        ColumnDefinition was = definition(connection);
        if (was == null) { // the server has a sentence for that
            return List.of("ALTER TABLE %s ALTER COLUMN %s DROP DEFAULT".formatted(table, column));
        }
        ColumnDefinition now = changed(was);
        if (now.saysSame(was)) {
            return List.of();
        }
        if (!now.takesAllOf(was)) {
            requireStrictMode(connection);
        }
        if (!now.type().equals(was.type())) {
            new LostValues(column, was.type(), now.type()).refuse(connection, table, columnName());
        }
        return List.of("ALTER TABLE %s MODIFY COLUMN %s %s".formatted(table, column, now));
    }

    private void requireStrictMode(Connection connection) throws SQLException {
        if (!mode(connection).contains("STRICT_")) {
            throw TableCatalog.notStrict("column %s of %s is not changed".formatted(columnName(), tableName()));
        }
    }

    private static String mode(Connection connection) throws SQLException {
        return PlainSql.text(connection, "SELECT @@SESSION.sql_mode").orElse("");
    }

    private ColumnDefinition changed(ColumnDefinition was) {
        ColumnDefinition now = was;
        for (UnaryOperator<ColumnDefinition> change : changes) {
            now = change.apply(now);
        }
        return now;
    }

    private @Nullable ColumnDefinition definition(Connection connection) throws SQLException {
        String made = PlainSql.query(connection, "SHOW CREATE TABLE " + table, row -> row.getString(2)).stream()
                .findFirst()
                .orElse("");
        return definitionIn(made, connection);
    }

    private @Nullable ColumnDefinition definitionIn(String made, Connection connection) throws SQLException {
        String name = columnName();
        Code code = new Code(made, rules);
        while (!code.isAtEnd() && !code.isNext("(")) {
            code.takeOne();
        }
        code.take("(");
        do {
            boolean isIt = code.name().filter(name::equalsIgnoreCase).isPresent();
            String text = code.toComma();
            if (isIt) {
                return text.indexOf('\\') < 0 ? ColumnDefinition.of(text, rules) : inMode(text, connection);
            }
        } while (code.take(","));
        return null;
    }

    /** It is told with backslashes that escape, even to a session to which they are as any other character. */
    private ColumnDefinition inMode(String text, Connection connection) throws SQLException {
        return mode(connection).contains("NO_BACKSLASH_ESCAPES")
                ? ColumnDefinition.of(withoutEscapes(text), rules.with(LexicalOption.BACKSLASH_ESCAPES, false))
                : ColumnDefinition.of(text, rules);
    }

    private static String withoutEscapes(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escapes = c == '\\' && i + 1 < text.length();
            plain.append(escapes ? escaped(text.charAt(++i)) : c);
        }
        return plain.toString();
    }

    private static char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case '0' -> '\0';
            default -> c;
        };
    }
}
