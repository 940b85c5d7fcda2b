package io.mockloop.migrations.dialect.sqlite.ddl;

import io.mockloop.migrations.dialect.sqlite.ddl.ConstraintText.Kind;
import io.mockloop.migrations.engine.ddl.DdlRules.Rewriting;
import io.mockloop.migrations.engine.ddl.RefusedChangeException;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** An ALTER TABLE of the SQL standard, and what SQLite does in its place. */
final class AlterTable {

    private static final Map<String, Kind> KEYS =
            Map.of("UNIQUE", Kind.UNIQUE, "PRIMARY", Kind.PRIMARY_KEY, "FOREIGN", Kind.FOREIGN_KEY);

    private final Tokens tokens;
    private final String table;
    private final int action;

    private AlterTable(Tokens tokens, int name) {
        this.tokens = tokens;
        this.table = tokens.name(name);
        this.action = name + 1;
    }

    /** Nothing for any other statement, or a table of another database. */
    static Optional<AlterTable> of(String statement) {
        if (!statement.startsWith("ALTER TABLE ")) { // as changes of a schema are written
            return Optional.empty();
        }
        Tokens tokens = new Tokens(statement);
        if (!tokens.is(0, "ALTER", "TABLE") || tokens.size() < 5) {
            return Optional.empty();
        }
        boolean qualified = tokens.is(3, ".");
        return qualified && !Tokens.same(tokens.name(2), "main")
                ? Optional.empty()
                : Optional.of(new AlterTable(tokens, qualified ? 4 : 2));
    }

    String table() {
        return table;
    }

    /** Whether a foreign key stands in it. */
    boolean refers() {
        return IntStream.range(action, tokens.size()).anyMatch(at -> tokens.is(at, "REFERENCES"));
    }

    /** Nothing if it is SQLite's own statement for any table: another name, or a column that it takes behind rows. */
    Optional<Rewriting> rewriting() {
        if (tokens.is(action, "RENAME")) {
            return Optional.empty();
        }
        List<Integer> all = actions();
        int column = action + (tokens.is(action + 1, "COLUMN") ? 2 : 1);
        boolean isOwn = all.size() == 1
                && tokens.is(action, "ADD")
                && !isConstraint(action + 1)
                && TableChange.canBeAdded(tokens.text(column, tokens.size()));
        return isOwn ? Optional.empty() : Optional.of(new Rewriting(List.of(table), false));
    }

    private boolean isConstraint(int at) {
        return tokens.isAny(at, "CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN");
    }

    /**
     * What to send, by what the database holds now.
     *
     * @param unchecked whether {@code foreign_keys} will be off by then, whatever it is now
     * @throws RefusedChangeException if it can't be done, with the reason
     */
    List<String> asSent(Connection connection, boolean unchecked) throws SQLException {
        if (tokens.is(action, "RENAME")) {
            return StoredTable.altering(StoredTable.isLegacyAlter(connection), false, tokens.sql());
        }
        StoredTable stored = StoredTable.read(connection, table);
        int column = action + (tokens.is(action + 1, "COLUMN") ? 2 : 1);
        boolean dropsColumn = tokens.is(action, "DROP") && !tokens.is(action + 1, "CONSTRAINT");
        if (dropsColumn && !tokens.is(column + 1, "CASCADE")) {
            TableChange.requireNothingOn(stored, tokens.name(column));
        }
        TableText changed = dropsColumn ? stored.text() : changed(stored.text());
        requireNoNullInKeys(connection);
        ReferredKeys.requireKept(connection, stored, changed);
        LostValues.refuse(connection, stored, changed);
        TableChange change = dropsColumn
                ? TableChange.dropColumn(connection, stored, tokens.name(column))
                : TableChange.to(connection, stored, changed);
        if (change.needsForeignKeysOff() && !unchecked) {
            throw new RefusedChangeException("it must be copied, and with foreign_keys on that deletes the rows that"
                    + " refer to it. Make the change in a ReversibleMigration, or mark the class with @RebuildsTables: both"
                    + " run with foreign_keys off if they run in a transaction, and look at each foreign key before its"
                    + " end");
        }
        return together(change.statements());
    }

    /** All or nothing, also if no transaction is open: the outermost savepoint is one (manual, "Savepoints"). */
    static List<String> together(List<String> statements) {
        if (statements.size() < 2) {
            return statements;
        }
        List<String> all = new ArrayList<>(List.of("SAVEPOINT mockloop"));
        all.addAll(statements);
        all.add("RELEASE mockloop");
        return all;
    }

    private TableText changed(TableText before) {
        TableText text = before;
        for (int first : actions()) {
            text = apply(text, first, end(first));
        }
        return text;
    }

    private List<Integer> actions() {
        List<Integer> actions = new ArrayList<>(List.of(action));
        for (int end = end(action); end < tokens.size(); end = end(end + 1)) {
            actions.add(end + 1);
        }
        return actions;
    }

    /** The comma behind an action, or the end. */
    private int end(int first) {
        int end = first;
        while (end < tokens.size() && !tokens.is(end, ",")) {
            end = tokens.after(end);
        }
        return end;
    }

    private TableText apply(TableText text, int first, int end) {
        if (tokens.is(first, "ADD")) {
            int at = first + (tokens.is(first + 1, "COLUMN") ? 2 : 1);
            if (!isConstraint(first + 1)) {
                return text.addColumn(tokens.text(at, end));
            }
            return withoutNull(text, first, end).addConstraint(tokens.text(at, end));
        }
        if (tokens.is(first, "DROP", "CONSTRAINT")) {
            return dropConstraint(text, first + 2, end);
        }
        if (tokens.is(first, "ALTER")) {
            int column = first + (tokens.is(first + 1, "COLUMN") ? 2 : 1);
            return alterColumn(text, tokens.name(column), column + 1, end);
        }
        throw new RefusedChangeException("SQLite has no " + tokens.text(first, end));
    }

    /** A primary key lets NULL in, by an error that SQLite keeps (manual, "CREATE TABLE", 3.5). */
    private TableText withoutNull(TableText text, int first, int end) {
        TableText without = text;
        for (String column : columnsOfPrimaryKey(first, end)) {
            without = without.notNull(column, true);
        }
        return without;
    }

    private List<String> columnsOfPrimaryKey(int first, int end) {
        int kind = first + (tokens.is(first + 1, "CONSTRAINT") ? 3 : 1);
        return tokens.is(kind, "PRIMARY") ? names(kind + 2, end) : List.of();
    }

    /** A rowid that is NULL would be copied as a number that SQLite makes up. */
    private void requireNoNullInKeys(Connection connection) throws SQLException {
        for (int first : actions()) {
            for (String column : tokens.is(first, "ADD") ? columnsOfPrimaryKey(first, end(first)) : List.<String>of()) {
                String rows = "SELECT 1 FROM main.%s WHERE %s IS NULL LIMIT 1"
                        .formatted(Tokens.quote(table), Tokens.quote(column));
                if (PlainSql.text(connection, rows).isPresent()) {
                    throw new RefusedChangeException(
                            "column " + column + " is NULL in a row, and can be no part of a primary key");
                }
            }
        }
    }

    private List<String> names(int from, int end) {
        return IntStream.range(from, end)
                .filter(at -> tokens.isAny(at - 1, "(", ","))
                .mapToObj(tokens::name)
                .toList();
    }

    /** By its name; else, if what it was stands behind that, by its columns, since here few have names. */
    private TableText dropConstraint(TableText text, int name, int end) {
        boolean named = text.constraints().stream()
                .anyMatch(each -> each.name() != null && Tokens.same(each.name(), tokens.name(name)));
        if (named || name + 1 == end) {
            return text.dropConstraint(tokens.name(name));
        }
        if (tokens.is(name + 1, "CHECK")) {
            return text.dropCheck(tokens.text(name + 2, end));
        }
        Kind kind = KEYS.getOrDefault(tokens.text(name + 1), Kind.NAME);
        return text.dropConstraint(kind, names(name + 2, end));
    }

    private TableText alterColumn(TableText text, String column, int at, int end) {
        if (tokens.is(at, "TYPE")) {
            return text.type(column, tokens.text(at + 1, end));
        } else if (tokens.is(at, "SET", "NOT", "NULL")) {
            return text.notNull(column, true);
        } else if (tokens.is(at, "DROP", "NOT", "NULL")) {
            return text.notNull(column, false);
        } else if (tokens.is(at, "SET", "DEFAULT")) {
            return text.defaultValue(column, tokens.text(at + 2, end));
        } else if (tokens.is(at, "DROP", "DEFAULT")) {
            return text.defaultValue(column, null);
        } else if (tokens.is(at, "DROP", "CHECK")) {
            return text.dropValues(column);
        }
        throw new RefusedChangeException("SQLite has no ALTER COLUMN … " + tokens.text(at, end));
    }
}
