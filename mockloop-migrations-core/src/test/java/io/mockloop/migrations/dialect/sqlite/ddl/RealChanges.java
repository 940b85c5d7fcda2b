package io.mockloop.migrations.dialect.sqlite.ddl;

import io.mockloop.migrations.dialect.sqlite.ddl.ConstraintText.Kind;
import io.mockloop.migrations.schema.Column;
import io.mockloop.migrations.schema.Columns;
import io.mockloop.migrations.schema.Constraint;
import io.mockloop.migrations.schema.ForeignKey;
import io.mockloop.migrations.schema.ReferentialAction;
import io.mockloop.migrations.schema.Schema;
import io.mockloop.migrations.schema.SchemaChange;
import io.mockloop.migrations.schema.TableName;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/** All changes that can be thought of for the tables and columns of a database, one at a time. */
final class RealChanges {

    /**
     * One of them.
     *
     * @param column one that is there on one side of it only; empty if all are
     * @param comesBack whether its undo says all that there was, so that the table is as it was
     */
    record Case(String name, String table, String column, boolean comesBack, List<SchemaChange> changes) {

        @Override
        public String toString() {
            return name;
        }

        List<SchemaChange> undo() {
            List<SchemaChange> undo = new ArrayList<>();
            changes.forEach(each -> undo.add(0, each.inverse().orElseThrow()));
            return undo;
        }

        boolean isReversible() {
            return changes.stream().allMatch(each -> each.inverse().isPresent());
        }
    }

    private final Sqlite sqlite;
    private final List<Case> cases = new ArrayList<>();

    private RealChanges(Sqlite sqlite) {
        this.sqlite = sqlite;
    }

    static List<Case> of(RealSchema schema) throws SQLException {
        RealChanges changes = new RealChanges(schema.sqlite());
        for (String table : schema.tables()) {
            TableText text = schema.sqlite().table(table).text();
            for (ColumnText column : text.columns()) {
                changes.definition(text, column);
                changes.column(text, column);
            }
            changes.constraints(text);
            changes.foreignKeys(text);
            changes.newColumns(text);
        }
        return changes.cases;
    }

    private void add(TableText table, String what, String column, boolean comesBack, Consumer<Schema> written) {
        List<SchemaChange> changes = new ArrayList<>();
        written.accept(changes::add);
        cases.add(new Case(table.name() + ": " + what, table.name(), column, comesBack, changes));
    }

    private void definition(TableText table, ColumnText column) {
        String type = table.type(column);
        if (column.isGenerated() || type.isEmpty()) {
            return;
        }
        String name = column.name();
        List<String> others = new ArrayList<>(List.of(table.isStrict() ? "ANY" : "BLOB"));
        if (type.toUpperCase(Locale.ROOT).contains("CHAR")) {
            others.add("VARCHAR(999)");
        }
        Function<Columns, Column> was = of -> withDefault(table, column, plain(of, column, type));
        for (String other : others) {
            add(
                    table,
                    name + " of type " + other,
                    "",
                    true,
                    schema -> schema.alterColumn(
                            table.name(), was, of -> withDefault(table, column, plain(of, column, other))));
        }
        boolean isOtherText = column.the(Kind.DEFAULT) // brackets around bytes, and nothing for NULL
                .map(table::expression)
                .filter(each -> each.equals("NULL") || each.startsWith("x"))
                .isPresent();
        add(
                table,
                name + " without a default",
                "",
                !isOtherText,
                schema -> schema.alterColumn(table.name(), was, of -> plain(of, column, type)));
        add(
                table,
                name + " with another default",
                "",
                !isOtherText,
                schema -> schema.alterColumn(
                        table.name(), was, of -> plain(of, column, type).defaultExpression("1 + 1")));
    }

    private static Column plain(Columns of, ColumnText column, String type) {
        Column plain = of.ofType(column.name(), type);
        return column.the(Kind.NOT_NULL).isPresent() ? plain.notNull() : plain;
    }

    private static Column withDefault(TableText table, ColumnText column, Column plain) {
        String value = column.the(Kind.DEFAULT).map(table::expression).orElse("NULL");
        if (value.startsWith("'")) {
            return plain.defaultTo(value.substring(1, value.length() - 1).replace("''", "'"));
        } else if (value.startsWith("(")) {
            return plain.defaultExpression(inBrackets(value));
        } else if (value.startsWith("CURRENT")) {
            return plain.defaultNow();
        }
        return switch (value) {
            case "NULL" -> plain;
            case "TRUE" -> plain.defaultTo(true);
            default -> value.startsWith("x") ? plain.defaultExpression(value) : plain.defaultTo(new BigDecimal(value));
        };
    }

    private static String inBrackets(String expression) {
        return expression.substring(1, expression.length() - 1);
    }

    private void column(TableText table, ColumnText column) {
        String t = table.name();
        String name = column.name();
        String sql = Tokens.quote(name);
        Tokens definition = new Tokens(table.definition(column));
        String rest = definition.sql().substring(definition.to(0)).strip();
        boolean isNotNull = column.the(Kind.NOT_NULL).isPresent();
        add(
                table,
                name + (isNotNull ? " null" : " not null"),
                "",
                true,
                isNotNull ? schema -> schema.dropNotNull(t, name) : schema -> schema.setNotNull(t, name));
        add(table, "a check on " + name, "", true, schema -> schema.addCheck(t, "new", sql + " IS NOT NULL OR 1"));
        if (definition.size() > 1) {
            add(table, name + " dropped", name, true, schema -> schema.dropColumn(t, of -> of.ofType(name, rest)));
        }
        add(
                table,
                name + " dropped with what is on it",
                name,
                true,
                schema -> schema.sql("ALTER TABLE " + Tokens.quote(t) + " DROP COLUMN " + sql + " CASCADE"));
    }

    private void constraints(TableText table) throws SQLException {
        for (ConstraintText each : table.constraints()) {
            Constraint was = switch (each.kind()) {
                case PRIMARY_KEY -> new Constraint.PrimaryKey(each.name(), each.columns());
                case UNIQUE -> new Constraint.Unique(each.name(), each.columns());
                case CHECK -> new Constraint.Check(each.name(), "none", inBrackets(table.expression(each)));
                default -> null;
            };
            if (was != null) {
                add(table, "no " + was, "", false, schema -> schema.dropConstraint(table.name(), was));
            }
        }
        List<String> key = key(table.name());
        List<String> columns = key.isEmpty() ? List.of(table.columns().get(0).name()) : key;
        Constraint added =
                key.isEmpty() ? new Constraint.PrimaryKey("new", columns) : new Constraint.Unique("new", columns);
        add(table, "one more " + added, "", true, schema -> schema.addConstraint(table.name(), added));
    }

    private List<String> key(String table) throws SQLException {
        return sqlite.rows(
                "SELECT name FROM pragma_table_info(%s) WHERE pk ORDER BY pk".formatted(Tokens.literal(table)));
    }

    private void foreignKeys(TableText table) throws SQLException {
        String t = table.name();
        for (String row :
                sqlite.rows("SELECT \"table\", group_concat(\"from\"), group_concat(\"to\"), on_update, on_delete"
                        + " FROM pragma_foreign_key_list(%s) GROUP BY id".formatted(Tokens.literal(t)))) {
            String[] parts = row.split("\\|", -1);
            ForeignKey was = new ForeignKey(
                    null,
                    List.of(parts[1].split(",")),
                    TableName.of(parts[0]),
                    parts[2].equals("null") ? key(parts[0]) : List.of(parts[2].split(",")),
                    ReferentialAction.valueOf(parts[4].replace(' ', '_')),
                    ReferentialAction.valueOf(parts[3].replace(' ', '_')));
            add(table, "no " + was, "", false, schema -> schema.dropConstraint(t, was));
            add(table, "twice " + was, "", true, schema -> schema.addForeignKey(t, was.named("new")));
        }
        List<String> key = key(t);
        if (!key.isEmpty()) {
            ForeignKey same = new ForeignKey(
                    "new", key, TableName.of(t), key, ReferentialAction.CASCADE, ReferentialAction.NO_ACTION);
            add(table, "to itself " + same, "", true, schema -> schema.addForeignKey(t, same));
        }
    }

    private void newColumns(TableText table) {
        String t = table.name();
        Function<Columns, Column> column = of -> of.ofType("new", "TEXT");
        add(
                table,
                "a column",
                "new",
                true,
                schema -> schema.addColumn(t, of -> column.apply(of).notNull().defaultTo("x")));
        add(
                table,
                "a column of now",
                "new",
                true,
                schema -> schema.addColumn(t, of -> column.apply(of).notNull().defaultNow()));
        add(
                table,
                "a column without a default",
                "new",
                true,
                schema -> schema.addColumn(t, of -> column.apply(of).notNull()));
        add(
                table,
                "a unique column",
                "new",
                true,
                schema -> schema.addColumn(t, of -> column.apply(of).unique()));
        add(
                table,
                "a column that is made of another",
                "new",
                true,
                schema -> schema.addColumn(
                        t,
                        of -> of.ofType(
                                "new",
                                "TEXT AS (lower("
                                        + Tokens.quote(table.columns().get(0).name()) + ")) STORED")));
        add(
                table,
                "a column that refers",
                "new",
                true,
                schema -> schema.addColumn(
                        t,
                        of -> column.apply(of)
                                .references(t, table.columns().get(0).name())));
    }
}
