package io.mockloop.migrations.dialect.sqlite.ddl;

import io.mockloop.migrations.dialect.sqlite.ddl.ConstraintText.Kind;
import io.mockloop.migrations.engine.ddl.RefusedChangeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table as {@code sqlite_schema.sql} has it. A change is made in the text, in which all else stays as it was written,
 * comments and quotes included, and gives another one.
 */
public final class TableText {

    private static final int NAME = 2;

    private final Tokens tokens;
    private final List<ColumnText> columns;
    private final List<ConstraintText> constraints;
    private final int close;

    /**
     * Reads one.
     *
     * @throws RefusedChangeException if it can't be read
     */
    public TableText(String sql) {
        tokens = new Tokens(sql);
        if (!tokens.is(0, "CREATE", "TABLE") || !tokens.is(NAME + 1, "(")) {
            throw new RefusedChangeException("it is no table of SQLite's own: " + sql);
        }
        TableParser parser = new TableParser(tokens, NAME + 2);
        columns = List.copyOf(parser.columns());
        constraints = Stream.concat(
                        columns.stream().flatMap(each -> each.constraints().stream()), parser.constraints().stream())
                .toList();
        close = parser.close();
    }

    /** The text itself. */
    String sql() {
        return tokens.sql();
    }

    String name() {
        return tokens.name(NAME);
    }

    /** All columns in their order. */
    public List<ColumnText> columns() {
        return columns;
    }

    /** All constraints, those of columns first. */
    public List<ConstraintText> constraints() {
        return constraints;
    }

    ColumnText column(String name) {
        return find(name).orElseThrow(() -> new RefusedChangeException("table " + name() + " has no column " + name));
    }

    Optional<ColumnText> find(String name) {
        return columns.stream().filter(each -> Tokens.same(each.name(), name)).findFirst();
    }

    /** A column's type as written. */
    public String type(ColumnText column) {
        return tokens.text(column.first() + 1, column.typeEnd());
    }

    /** What a constraint says, without its name: for comparison. */
    String code(ConstraintText constraint) {
        return tokens.code(constraint.head(), constraint.end());
    }

    /** As written, without its name. */
    public String text(ConstraintText constraint) {
        return tokens.text(constraint.head(), constraint.end());
    }

    /** What stands behind DEFAULT, or in the brackets of CHECK with them. */
    public String expression(ConstraintText constraint) {
        int first = constraint.head() + 1;
        return tokens.text(first, constraint.kind() == Kind.CHECK ? tokens.after(first) : constraint.end());
    }

    /** Whether a foreign key refers to the table itself. */
    boolean refersToItself() {
        return constraints().stream()
                .filter(each -> each.kind() == Kind.FOREIGN_KEY)
                .anyMatch(each -> IntStream.range(each.head(), each.end())
                        .anyMatch(at -> tokens.is(at, "REFERENCES") && Tokens.same(tokens.name(at + 1), name())));
    }

    /** Whether a generated column lies in the file. */
    public boolean isStored(ConstraintText generated) {
        return has(generated.head(), generated.end(), "STORED");
    }

    /** The definition of a column as written. */
    String definition(ColumnText column) {
        return tokens.text(column.first(), column.end());
    }

    boolean hasComments() {
        return tokens.hasComments();
    }

    /** Whether it says STRICT. */
    public boolean isStrict() {
        return has(close, tokens.size(), "STRICT");
    }

    /** Whether it says WITHOUT ROWID. */
    public boolean isWithoutRowid() {
        return has(close, tokens.size(), "ROWID");
    }

    private boolean has(int first, int end, String word) {
        for (int i = first; i < end; i++) {
            if (tokens.is(i, word)) {
                return true;
            }
        }
        return false;
    }

    /** What stands behind the columns, for comparison. */
    String options() {
        return tokens.code(close, tokens.size());
    }

    /** Whether sqlite_sequence keeps the highest number that the table ever gave. */
    public boolean isAutoincrement() {
        return constraints().stream()
                .anyMatch(each -> each.kind() == Kind.PRIMARY_KEY && has(each.head(), each.end(), "AUTOINCREMENT"));
    }

    /** Whether a column is the rowid itself. */
    boolean hasRowidColumn() {
        return !isWithoutRowid() && columns.stream().anyMatch(this::isRowid);
    }

    /** A column's own {@code PRIMARY KEY DESC} makes none, by an error that SQLite keeps. */
    boolean isRowid(ColumnText column) {
        boolean descending = column.the(Kind.PRIMARY_KEY)
                .filter(key -> tokens.is(key.head() + 2, "DESC"))
                .isPresent();
        return !descending
                && column.typeEnd() == column.first() + 2
                && Tokens.same(tokens.name(column.first() + 1), "INTEGER")
                && constraints().stream().anyMatch(each -> each.is(Kind.PRIMARY_KEY, List.of(column.name())));
    }

    /** The same table by another name. What names it in its own expressions loses that: they read no other. */
    TableText named(String other) {
        Edits edits = new Edits(tokens);
        edits.replace(tokens.from(NAME), tokens.to(NAME), Tokens.quote(other));
        for (int i = NAME + 1; i < close; i++) {
            if (Tokens.same(tokens.name(i), name()) && tokens.is(i + 1, ".")) {
                int first = tokens.is(i - 1, ".") ? i - 2 : i;
                edits.replace(tokens.from(first), tokens.to(i + 1), "");
            }
        }
        return edits.table();
    }

    /** The same with a column behind the last. */
    TableText addColumn(String definition) {
        return insert(columns.get(columns.size() - 1).end() - 1, ", " + definition);
    }

    /** The same with a constraint of the table behind all others. */
    TableText addConstraint(String constraint) {
        TableText table = insert(close - 1, ", " + constraint);
        String name = table.constraints.get(table.constraints.size() - 1).name();
        if (name != null
                && constraints().stream().anyMatch(each -> each.name() != null && Tokens.same(each.name(), name))) {
            throw new RefusedChangeException("table " + name() + " has a constraint " + name + " already");
        }
        return table;
    }

    private TableText insert(int behind, String text) {
        Edits edits = new Edits(tokens);
        edits.replace(tokens.to(behind), tokens.to(behind), text);
        return edits.table();
    }

    TableText type(String column, String type) {
        ColumnText of = column(column);
        Edits edits = new Edits(tokens);
        if (of.typeEnd() > of.first() + 1) {
            edits.replace(tokens.from(of.first() + 1), tokens.to(of.typeEnd() - 1), type);
        } else {
            edits.replace(tokens.to(of.first()), tokens.to(of.first()), " " + type);
        }
        return edits.table();
    }

    TableText notNull(String column, boolean notNull) {
        ColumnText of = column(column);
        if (of.the(Kind.NOT_NULL).isPresent() == notNull) {
            return this;
        }
        TableText without = without(of.constraints().stream()
                .filter(each -> each.kind() == Kind.NOT_NULL || each.kind() == Kind.NULL)
                .toList());
        return notNull ? without.insert(of.typeEnd() - 1, " NOT NULL") : without;
    }

    /**
     * The same with another default of a column.
     *
     * @param value a literal, or an expression in brackets; null for none
     */
    TableText defaultValue(String column, @Nullable String value) {
        ColumnText of = column(column);
        Optional<ConstraintText> old = of.the(Kind.DEFAULT);
        if (value == null) {
            return without(old.stream().toList());
        }
        if (old.isEmpty()) {
            int behind = of.the(Kind.NOT_NULL).map(ConstraintText::end).orElse(of.typeEnd()) - 1;
            return insert(behind, " DEFAULT " + value);
        }
        Edits edits = new Edits(tokens);
        int first = old.get().head() + 1;
        edits.replace(tokens.from(first), tokens.to(old.get().end() - 1), value);
        return edits.table();
    }

    /** The same without the list of values that a column is checked to be one of. */
    TableText dropValues(String column) {
        return without(column(column).constraints().stream()
                .filter(each -> isListOfValues(each, column))
                .toList());
    }

    private boolean isListOfValues(ConstraintText constraint, String column) {
        return constraint.kind() == Kind.CHECK
                && constraint.name() == null
                && tokens.is(constraint.head() + 1, "(")
                && Tokens.same(tokens.name(constraint.head() + 2), column)
                && tokens.is(constraint.head() + 3, "IN", "(");
    }

    /** What is on a column and isn't a part of its definition, as far as {@link #release} would let it go. */
    Optional<String> heldBy(String column) {
        ColumnText of = column(column);
        return constraints().stream()
                .filter(each -> each.is(each.kind(), List.of(of.name()))
                        && (each.kind() == Kind.UNIQUE
                                || each.kind() == Kind.FOREIGN_KEY
                                || (each.kind() == Kind.CHECK && !isListOfValues(each, column))))
                .map(ConstraintText::words)
                .findFirst();
    }

    /** The same without the constraint of a name. */
    TableText dropConstraint(String name) {
        return drop(
                "constraint " + name,
                constraints().stream()
                        .filter(each -> each.name() != null && Tokens.same(each.name(), name))
                        .toList());
    }

    /** The same without the key, UNIQUE or foreign key on these columns, wherever it stands. */
    TableText dropConstraint(Kind kind, List<String> on) {
        return drop(
                kind.words() + " on " + String.join(", ", on),
                constraints().stream().filter(each -> each.is(kind, on)).toList());
    }

    /** The same without the check that has no name and says this, with its brackets. */
    TableText dropCheck(String expression) {
        Tokens dropped = new Tokens(expression);
        String code = dropped.code(0, dropped.size());
        return drop(
                "check without a name that says " + expression,
                constraints().stream()
                        .filter(each -> each.kind() == Kind.CHECK
                                && each.name() == null
                                && tokens.code(each.head() + 1, tokens.after(each.head() + 1))
                                        .equals(code))
                        .toList());
    }

    private TableText drop(String what, List<ConstraintText> found) {
        if (found.size() != 1) {
            throw new RefusedChangeException(
                    "table %s has %s %s".formatted(name(), found.isEmpty() ? "no" : "more than one", what));
        }
        if (found.get(0).kind() == Kind.PRIMARY_KEY && isWithoutRowid()) {
            throw new RefusedChangeException("table " + name() + " is WITHOUT ROWID and needs its primary key");
        }
        if (found.get(0).kind() == Kind.PRIMARY_KEY && isAutoincrement()) {
            throw new RefusedChangeException("AUTOINCREMENT gives the numbers of table " + name()
                    + ", needs its primary key, and would not come back with that");
        }
        return without(found);
    }

    /** The same without a column, and what is on it alone. */
    TableText dropColumn(String name) {
        TableText released = release(name);
        ColumnText column = released.column(name);
        Edits edits = new Edits(released.tokens);
        edits.remove(column.first(), column.end());
        return edits.table();
    }

    /**
     * The same without what keeps SQLite from dropping a column, as far as that is on it alone.
     *
     * @throws RefusedChangeException if more is
     */
    TableText release(String name) {
        ColumnText column = column(name);
        List<ConstraintText> released = new ArrayList<>();
        for (ConstraintText each : constraints()) {
            boolean own = column.constraints().contains(each);
            boolean alone = each.is(each.kind(), List.of(column.name()));
            if (each.kind() == Kind.PRIMARY_KEY ? each.isOn(name) : !own && !alone && uses(each, name)) {
                throw new RefusedChangeException(each.words() + " of table " + name() + " needs column " + name);
            }
            if (alone && (each.kind() == Kind.UNIQUE || (!own && each.kind() == Kind.FOREIGN_KEY))) {
                released.add(each);
            }
        }
        if (columns.size() == 1) {
            throw new RefusedChangeException("table " + name() + " has no other column than " + name);
        }
        return without(released);
    }

    private boolean uses(ConstraintText constraint, String column) {
        return switch (constraint.kind()) {
            case UNIQUE, FOREIGN_KEY -> constraint.isOn(column);
            case CHECK, GENERATED -> tokens.mentions(constraint.head(), constraint.end(), column);
            case PRIMARY_KEY, NOT_NULL, NULL, DEFAULT, COLLATE, NAME -> false;
        };
    }

    /** From the last on, so that the tokens of those before keep their places. */
    private TableText without(List<ConstraintText> removed) {
        TableText table = this;
        for (int i = removed.size() - 1; i >= 0; i--) {
            Edits edits = new Edits(table.tokens);
            edits.remove(removed.get(i).first(), removed.get(i).end());
            table = edits.table();
        }
        return table;
    }
}
