package io.mockloop.migrations.dialect.sqlite.ddl;

import io.mockloop.migrations.dialect.sqlite.ddl.ConstraintText.Kind;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.sql.token.Ascii;
import io.mockloop.migrations.sql.token.Scanner;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A change that leaves each row as it lies in the file: the text is written into the schema itself, by the shorter
 * procedure of <a href="https://www.sqlite.org/lang_altertable.html#otheralter">Making Other Kinds Of Table Schema
 * Changes</a>. SQLite reads the text beforehand as that of an empty table, which then refuses a row that a new
 * constraint forbids; its removal behind the change tells other connections to read the schema again. New foreign keys
 * are left to {@code PRAGMA foreign_key_check}.
 */
final class TextChange {

    private final StoredTable table;
    private final TableText before;
    private final TableText after;

    TextChange(StoredTable table, TableText after) {
        this.table = table;
        this.before = table.text();
        this.after = after;
    }

    boolean isEnough(Connection connection) throws SQLException {
        if (before.columns().size() != after.columns().size()
                || !before.options().equals(after.options())
                || !stored(before).equals(stored(after))) {
            return false;
        }
        for (int i = 0; i < before.columns().size(); i++) {
            ColumnText old = before.columns().get(i);
            ColumnText changed = after.columns().get(i);
            boolean isOtherDefault = !defaultOf(before, old).equals(defaultOf(after, changed));
            if (!old.name().equals(changed.name())
                    || !hasRoomFor(old, changed)
                    || (isOtherDefault && mayBeShort(connection, old))) {
                return false;
            }
        }
        return true;
    }

    /** What indexes are made of, in the order that tells SQLite which of them belongs to what. */
    private static List<String> stored(TableText text) {
        return text.constraints().stream()
                .filter(each -> !each.kind().isOfTextAlone())
                .map(each -> each.columns() + text.code(each))
                .toList();
    }

    private static String defaultOf(TableText text, ColumnText column) {
        return column.the(Kind.DEFAULT).map(text::code).orElse("");
    }

    private boolean hasRoomFor(ColumnText old, ColumnText changed) {
        String from = before.type(old);
        String to = after.type(changed);
        return from.equals(to)
                || (!before.isStrict()
                        && affinity(from).equals(affinity(to))
                        && before.isRowid(old) == after.isRowid(changed));
    }

    /**
     * <a href="https://www.sqlite.org/datatype3.html">Datatypes</a>, 3.1: what a type makes of a value, by its words.
     */
    static String affinity(String type) {
        String[][] words = {
            {"INT", "INTEGER"},
            {"CHAR", "TEXT"},
            {"CLOB", "TEXT"},
            {"TEXT", "TEXT"},
            {"BLOB", "BLOB"},
            {"REAL", "REAL"},
            {"FLOA", "REAL"},
            {"DOUB", "REAL"}
        };
        for (String[] each : words) {
            if (Ascii.containsIgnoreCase(type, each[0])) {
                return each[1];
            }
        }
        return type.isEmpty() ? "BLOB" : "NUMERIC";
    }

    /**
     * Whether a row may lie in the file without this column, which ADD COLUMN has added since: what it shows there is
     * the default of the text; in a column of text a number as it is written there, and NULL if it isn't constant.
     */
    private boolean mayBeShort(Connection connection, ColumnText column) throws SQLException {
        String name = Tokens.quote(column.name());
        String like = column.the(Kind.DEFAULT)
                .map(before::expression)
                .map(value -> " OR %1$s IS %2$s OR CAST(%1$s AS TEXT) = %3$s"
                        .formatted(name, value(value), Tokens.literal(value)))
                .orElse("");
        return PlainSql.text(
                        connection,
                        "SELECT 1 FROM " + Tokens.quote(before.name()) + " WHERE " + name + " IS NULL" + like
                                + " LIMIT 1")
                .isPresent();
    }

    /** A default as an expression: a single name, quoted or not, is a string to SQLite. */
    private static String value(String expression) {
        Tokens tokens = new Tokens(expression);
        boolean name = tokens.isQuoted(0) || !Scanner.isDigit(expression.charAt(0));
        boolean known = tokens.isAny(0, "NULL", "TRUE", "FALSE", "CURRENT_TIME", "CURRENT_DATE", "CURRENT_TIMESTAMP");
        return tokens.size() == 1 && name && !known ? Tokens.literal(tokens.name(0)) : expression;
    }

    List<String> statements() {
        String scratch = table.freeName();
        List<String> statements = new ArrayList<>();
        statements.add(after.named(scratch).sql());
        for (ConstraintText each : after.constraints()) {
            if (each.kind() == Kind.NOT_NULL && isNew(each)) {
                statements.add(refused(scratch, Tokens.quote(each.columns().get(0)) + " IS NULL"));
            } else if (each.kind() == Kind.CHECK && isNew(each)) {
                statements.add(refused(scratch, "NOT " + after.expression(each)));
            }
        }
        statements.addAll(write(after));
        statements.add("DROP TABLE " + Tokens.quote(scratch));
        return statements;
    }

    private boolean isNew(ConstraintText constraint) {
        return before.constraints().stream()
                .noneMatch(each -> each.is(constraint.kind(), constraint.columns())
                        && before.code(each).equals(after.code(constraint)));
    }

    private String refused(String scratch, String where) {
        return TableRebuild.copy(before, after, scratch) + " WHERE " + where + " LIMIT 1";
    }

    /** Writes a table's text into the schema. */
    static List<String> write(TableText text) {
        return List.of(
                "PRAGMA writable_schema = ON",
                "UPDATE sqlite_schema SET sql = %s WHERE type = 'table' AND name = %s"
                        .formatted(Tokens.literal(text.sql()), Tokens.literal(text.name())),
                "PRAGMA writable_schema = RESET");
    }
}
