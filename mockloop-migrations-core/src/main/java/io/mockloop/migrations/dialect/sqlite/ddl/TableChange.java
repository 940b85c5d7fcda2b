package io.mockloop.migrations.dialect.sqlite.ddl;

import io.mockloop.migrations.dialect.sqlite.ddl.ConstraintText.Kind;
import io.mockloop.migrations.dialect.sqlite.ddl.StoredTable.Item;
import io.mockloop.migrations.dialect.sqlite.ddl.StoredTable.Reference;
import io.mockloop.migrations.engine.ddl.RefusedChangeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The statements that change a table, chosen by what the change touches: SQLite's own ALTER TABLE for a column that
 * comes or goes, {@link TextChange} for what is in the text alone, else {@link TableRebuild}. SQLite 3.53's own ALTER
 * TABLE for constraints is not used: it drops comments, refuses a CHECK that is NULL for a row, which a CHECK allows,
 * and doesn't say which constraint failed.
 *
 * @param statements what to send, in order, in one transaction
 * @param needsForeignKeysOff whether {@code PRAGMA foreign_keys} must be off before that transaction begins: else
 *     dropping the old table deletes its rows first, with what ON DELETE does to those that refer to them (<a
 *     href="https://www.sqlite.org/foreignkeys.html#fk_schemacommands">Foreign Keys</a>, 5)
 */
record TableChange(List<String> statements, boolean needsForeignKeysOff) {

    private static final TableChange NONE = new TableChange(List.of(), false);

    /** Copies the list. */
    TableChange {
        statements = List.copyOf(statements);
    }

    /** The change of a table to a text that has its columns, perhaps others, and none of them renamed. */
    static TableChange to(Connection connection, StoredTable table, TableText after) throws SQLException {
        TableText before = table.text();
        if (after.sql().equals(before.sql())) {
            return NONE;
        }
        if (before.columns().stream().anyMatch(each -> after.find(each.name()).isEmpty())) {
            throw new IllegalArgumentException("A column is missing: " + after.sql());
        }
        List<String> added = addedColumns(before, after);
        if (!added.isEmpty()) {
            return new TableChange(added, false);
        }
        TextChange text = new TextChange(table, after);
        if (text.isEnough(connection)) {
            return new TableChange(text.statements(), false);
        }
        TableRebuild rebuild = new TableRebuild(table, after);
        return new TableChange(rebuild.statements(connection), rebuild.needsForeignKeysOff());
    }

    /** What ALTER TABLE makes of the one text the other, if it can: columns behind all others. */
    private static List<String> addedColumns(TableText before, TableText after) {
        TableText reached = before;
        List<String> statements = new ArrayList<>();
        for (ColumnText column : after.columns()) {
            if (before.find(column.name()).isEmpty()) {
                if (!canBeAdded(after, column)) {
                    return List.of();
                }
                statements.add("ALTER TABLE " + Tokens.quote(after.name()) + " ADD COLUMN " + after.definition(column));
                reached = reached.addColumn(after.definition(column));
            }
        }
        return reached.sql().equals(after.sql()) ? statements : List.of();
    }

    /** Whether ALTER TABLE adds a column of this definition to any table. */
    static boolean canBeAdded(String definition) {
        TableText alone = new TableText("CREATE TABLE t (" + definition + ")");
        return canBeAdded(alone, alone.columns().get(0));
    }

    /**
     * By the rules of <a href="https://www.sqlite.org/lang_altertable.html">ALTER TABLE</a>, 4, for a table with rows.
     */
    private static boolean canBeAdded(TableText text, ColumnText column) {
        boolean hasDefault = column.the(Kind.DEFAULT)
                .map(text::expression)
                .filter(value -> !value.equalsIgnoreCase("NULL"))
                .isPresent();
        return column.constraints().stream().allMatch(each -> switch (each.kind()) {
            case PRIMARY_KEY, UNIQUE -> false;
            case FOREIGN_KEY -> !hasDefault;
            case NOT_NULL -> hasDefault;
            case DEFAULT ->
                !text.expression(each).startsWith("(") && !text.expression(each).startsWith("CURRENT");
            case GENERATED -> !text.isStored(each);
            case CHECK, NULL, COLLATE, NAME -> true;
        });
    }

    /**
     * Refuses to drop a column that an index, a key or a check is on, alone or not.
     *
     * @throws RefusedChangeException with the first of them
     */
    static void requireNothingOn(StoredTable table, String name) {
        TableText text = table.text();
        Optional<String> index = table.belongings()
                .filter(each -> each.type().equals("index") && isOn(each, name))
                .map(each -> "index " + each.name())
                .findFirst();
        String held = index.or(() -> text.heldBy(name)).orElse(null);
        if (held != null) {
            throw RefusedChangeException.onColumn(text.name(), name, held);
        }
    }

    /**
     * The change that drops a column, and the indexes that are on it alone. SQLite does it itself, and refuses where a
     * view or trigger reads it; what else would keep it from that is taken off first.
     */
    static TableChange dropColumn(Connection connection, StoredTable table, String name) throws SQLException {
        String column = table.text().column(name).name();
        for (Reference each : table.references()) {
            boolean itself = Tokens.same(each.table(), table.text().name()) && Tokens.same(each.from(), column);
            if (Tokens.same(each.to(), column) && !itself) {
                throw new RefusedChangeException("the foreign key of table %s on %s refers to column %s"
                        .formatted(each.table(), each.from(), column));
            }
        }
        TableText released = table.text().release(column);
        List<String> statements = new ArrayList<>();
        List<Item> dropped = table.belongings()
                .filter(each -> each.type().equals("index") && isOn(each, column))
                .toList();
        dropped.forEach(index -> statements.add("DROP INDEX " + Tokens.quote(index.name())));
        TableChange change = to(connection, table.without(dropped), released);
        statements.addAll(change.statements());
        statements.addAll(table.altering(
                false, "ALTER TABLE %s DROP COLUMN %s".formatted(Tokens.quote(released.name()), Tokens.quote(column))));
        if (released.hasComments()) {
            statements.addAll(TextChange.write(released.dropColumn(column)));
        }
        statements.addAll(checksOfTriggers(connection, table, column));
        return new TableChange(statements, change.needsForeignKeysOff());
    }

    private static List<String> checksOfTriggers(Connection connection, StoredTable table, String column)
            throws SQLException {
        String name = table.text().name();
        List<String> checks = new ArrayList<>();
        for (Item each : table.schema()) {
            if (each.type().equals("trigger")) {
                TriggerText trigger = new TriggerText(each);
                if (Tokens.same(each.table(), name) && trigger.waitsFor(column)) {
                    throw new RefusedChangeException(
                            "the trigger " + each.name() + " is fired by changes of column " + column);
                }
                if (trigger.mentions(name, column)) {
                    checks.add(trigger.check(connection));
                }
            }
        }
        return checks;
    }

    /**
     * Whether an index is on a column alone.
     *
     * @throws RefusedChangeException if it is on more, or on what is made of it
     */
    private static boolean isOn(Item index, String column) {
        Tokens tokens = new Tokens(index.sql());
        int open = 0;
        while (!tokens.is(open, "(")) {
            open++;
        }
        if (!tokens.mentions(open, tokens.size(), column)) {
            return false;
        }
        int end = open + (tokens.is(open + 2, "COLLATE") ? 4 : 2);
        end += tokens.isAny(end, "ASC", "DESC") ? 1 : 0;
        if (!tokens.is(end, ")") || end + 1 != tokens.size()) {
            throw new RefusedChangeException("the index " + index.name() + " needs column " + column);
        }
        return true;
    }
}
