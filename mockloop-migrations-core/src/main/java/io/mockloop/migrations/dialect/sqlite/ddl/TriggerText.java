package io.mockloop.migrations.dialect.sqlite.ddl;

import io.mockloop.migrations.dialect.sqlite.ddl.StoredTable.Item;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.IntStream;

/**
 * A trigger, of which SQLite's DROP COLUMN notices only what is read: it lets go of columns that are written, or whose
 * change is waited for, and the trigger fails, or is silent, ever after.
 */
final class TriggerText {

    private final Item trigger;
    private final Tokens tokens;
    /** The token that says what it is fired by. */
    private final int event;

    TriggerText(Item trigger) {
        this.trigger = trigger;
        this.tokens = new Tokens(trigger.sql());
        int at = 0;
        while (!tokens.isAny(at, "INSERT", "UPDATE", "DELETE")) {
            at++;
        }
        event = at;
    }

    boolean mentions(String table, String column) {
        return tokens.mentions(event, tokens.size(), column)
                && IntStream.range(event, tokens.size()).anyMatch(at -> tokens.isName(at, table));
    }

    /** Whether it is fired by changes of the column alone, or of some with it. */
    boolean waitsFor(String column) {
        int end = event;
        while (!tokens.is(end, "ON")) {
            end++;
        }
        return tokens.mentions(event, end, column);
    }

    /** A statement that fires it, which SQLite looks at and doesn't run: it fails if the trigger would. */
    String check(Connection connection) throws SQLException {
        String table = Tokens.quote(trigger.table());
        String statement;
        if (tokens.is(event, "DELETE")) {
            statement = "DELETE FROM " + table;
        } else if (tokens.is(event, "INSERT")) {
            statement = "INSERT INTO " + table + " DEFAULT VALUES";
        } else {
            String column = tokens.is(event + 1, "OF") ? tokens.name(event + 2) : firstColumn(connection);
            statement = "UPDATE %s SET %s = NULL".formatted(table, Tokens.quote(column));
        }
        return "EXPLAIN " + statement + " -- fires " + Tokens.quote(trigger.name());
    }

    private String firstColumn(Connection connection) throws SQLException {
        return PlainSql.text(connection, "SELECT name FROM pragma_table_info(" + Tokens.literal(trigger.table()) + ")")
                .orElseThrow(() -> new IllegalStateException("No column: " + trigger.table()));
    }
}
