package io.mockloop.migrations.dialect.sqlite.snapshot;

import io.mockloop.migrations.dialect.sqlite.ddl.ColumnText;
import io.mockloop.migrations.dialect.sqlite.ddl.ConstraintText;
import io.mockloop.migrations.dialect.sqlite.ddl.ConstraintText.Kind;
import io.mockloop.migrations.dialect.sqlite.ddl.TableText;
import io.mockloop.migrations.dialect.sqlite.ddl.Tokens;
import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Trait;
import io.mockloop.migrations.engine.snapshot.TraitValues;
import io.mockloop.migrations.sql.token.Ascii;
import io.mockloop.migrations.sql.token.Scanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A table, its columns and constraints, out of its text. */
final class TableObjects {

    private static final Set<String> VALUES =
            Set.of("NULL", "TRUE", "FALSE", "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP");

    private final String table;
    private final TableText text;
    private final Names names;
    private final boolean isAutoincrement;
    private final List<SchemaObject> objects = new ArrayList<>();

    /** Makes its names known. */
    TableObjects(String table, TableText text, Names names) {
        this.table = table;
        this.text = text;
        this.names = names;
        this.isAutoincrement = text.isAutoincrement();
        text.columns().forEach(each -> names.addColumn(table, each.name()));
        text.constraints().stream()
                .filter(each -> each.kind() == Kind.PRIMARY_KEY)
                .forEach(each -> names.addPrimaryKey(table, names.columns(table, each.columns())));
    }

    /** All of it, when the names of all tables are known. */
    List<SchemaObject> read() {
        objects.add(new SchemaObject(id(ObjectKind.TABLE), options()));
        int position = 0;
        for (ColumnText column : text.columns()) {
            position++;
            objects.add(column(column, position));
        }
        List<ConstraintText> checks = new ArrayList<>();
        for (ConstraintText each : text.constraints()) {
            switch (each.kind()) {
                case PRIMARY_KEY -> primaryKey(each);
                case UNIQUE -> unique(each);
                case FOREIGN_KEY -> foreignKey(each);
                case CHECK -> checks.add(each);
                case NOT_NULL, NULL, DEFAULT, COLLATE, GENERATED, NAME -> {}
            }
        }
        checks(checks);
        return objects;
    }

    private ObjectId id(ObjectKind kind) {
        return new ObjectId(kind, "", table);
    }

    private Map<String, String> options() {
        List<String> options = new ArrayList<>();
        if (text.isStrict()) {
            options.add("strict");
        }
        if (text.isWithoutRowid()) {
            options.add("without rowid");
        }
        return new TraitValues().with(Trait.OPTIONS, String.join(", ", options)).map();
    }

    private SchemaObject column(ColumnText column, int position) {
        String collation = column.the(Kind.COLLATE)
                .map(each -> Ascii.lower(new Tokens(text.text(each)).name(1)))
                .orElse("");
        Optional<ConstraintText> notNull = column.the(Kind.NOT_NULL);
        Map<String, String> traits = new TraitValues()
                .with(Trait.TYPE, Ascii.upper(names.code(text.type(column))))
                .withIf(Trait.NOT_NULL, notNull.isPresent())
                .with(Trait.ON_CONFLICT, notNull.map(this::onConflict).orElse(""))
                .with(Trait.DEFAULT, column.the(Kind.DEFAULT).map(this::value).orElse(""))
                .with(Trait.IDENTITY, isAutoincrement && isKey(column) ? "autoincrement" : "")
                .with(
                        Trait.GENERATED,
                        column.the(Kind.GENERATED).map(this::generated).orElse(""))
                .with(Trait.COLLATION, collation.equals("binary") ? "" : collation)
                .with(Trait.POSITION, String.valueOf(position))
                .map();
        return new SchemaObject(new ObjectId(ObjectKind.COLUMN, table, column.name()), traits);
    }

    private boolean isKey(ColumnText column) {
        return column.the(Kind.PRIMARY_KEY).isPresent()
                || text.constraints().stream().anyMatch(each -> each.is(Kind.PRIMARY_KEY, List.of(column.name())));
    }

    private String generated(ConstraintText constraint) {
        Tokens tokens = new Tokens(text.text(constraint));
        int open = tokens.is(0, "AS") ? 1 : 3;
        String expression = names.code(tokens.text(open, tokens.after(open)));
        return expression + (text.isStored(constraint) ? " stored" : " virtual");
    }

    /**
     * A word that is no value is a string to SQLite, as one in double quotes is; brackets around one value say nothing.
     */
    private String value(ConstraintText constraint) {
        String written = text.expression(constraint);
        Tokens tokens = new Tokens(written);
        if (tokens.is(0, "(") && tokens.after(0) == tokens.size() && isOneValue(tokens)) {
            written = tokens.text(1, tokens.size() - 1);
            tokens = new Tokens(written);
        }
        String word = tokens.name(0);
        boolean isString = tokens.size() == 1
                && !written.startsWith("'")
                && !VALUES.contains(Ascii.upper(word))
                && !Scanner.isDigit(written.charAt(0));
        return isString && !isBlob(written) ? "'" + word.replace("'", "''") + "'" : names.code(written);
    }

    /** Whether one literal stands in brackets; a number with a point or a sign is several tokens. */
    private boolean isOneValue(Tokens tokens) {
        String code = names.code(tokens.text(1, tokens.size() - 1));
        return tokens.size() == 3 || (code.indexOf(' ') < 0 && code.indexOf('(') < 0 && code.indexOf('\'') < 0);
    }

    private static boolean isBlob(String written) {
        return Ascii.upper(written).startsWith("X'");
    }

    private String onConflict(ConstraintText constraint) {
        Tokens tokens = new Tokens(text.text(constraint));
        for (int at = 0; at < tokens.size(); at++) {
            if (tokens.is(at, "ON", "CONFLICT")) {
                String action = Ascii.lower(tokens.name(at + 2));
                return action.equals("abort") ? "" : action;
            }
        }
        return "";
    }

    private List<String> keyColumns(ConstraintText key) {
        Tokens tokens = new Tokens(text.text(key));
        int open = key.kind() == Kind.UNIQUE ? 1 : 2;
        if (tokens.is(open, "(")) {
            return KeyText.read(tokens, open, names, table).columns();
        }
        List<String> columns = names.columns(table, key.columns());
        return tokens.is(open, "DESC") ? List.of(columns.get(0) + " desc") : columns;
    }

    private void primaryKey(ConstraintText key) {
        String name = key.name();
        Map<String, String> traits = new TraitValues()
                .with(Trait.NAME, name)
                .with(Trait.ON_CONFLICT, onConflict(key))
                .map();
        objects.add(
                new SchemaObject(new ObjectId(ObjectKind.PRIMARY_KEY, table, ""), keyColumns(key), List.of(), traits));
    }

    private void unique(ConstraintText key) {
        List<String> columns = keyColumns(key);
        Map<String, String> traits =
                new TraitValues().with(Trait.ON_CONFLICT, onConflict(key)).map();
        add(key, ObjectKind.UNIQUE, String.join(", ", columns), columns, List.of(), traits);
    }

    private void foreignKey(ConstraintText key) {
        ForeignKeyText foreignKey = ForeignKeyText.read(text.text(key), names);
        List<String> columns = names.columns(table, key.columns());
        add(
                key,
                ObjectKind.FOREIGN_KEY,
                String.join(", ", columns),
                columns,
                foreignKey.referenced(),
                foreignKey.traits());
    }

    /** One without a name is called by its columns, or by itself if there is another one on these. */
    private void checks(List<ConstraintText> checks) {
        List<String> unnamed = checks.stream()
                .filter(each -> each.name() == null)
                .map(each -> String.join(", ", mentioned(each)))
                .toList();
        for (ConstraintText each : checks) {
            List<String> columns = mentioned(each);
            String on = String.join(", ", columns);
            String written = text.expression(each);
            String expression = names.code(written);
            boolean isAlone = unnamed.stream().filter(on::equals).count() == 1 && !on.isEmpty();
            Map<String, String> traits = new TraitValues()
                    .with(Trait.DEFINITION, expression)
                    .with(Trait.ON_CONFLICT, onConflict(each))
                    .map();
            add(each, ObjectKind.CHECK, isAlone ? on : expression, columns, List.of(), traits);
        }
    }

    private List<String> mentioned(ConstraintText check) {
        Tokens tokens = new Tokens(text.expression(check));
        return text.columns().stream()
                .map(ColumnText::name)
                .filter(each -> tokens.mentions(0, tokens.size(), each))
                .toList();
    }

    private void add(
            ConstraintText constraint,
            ObjectKind kind,
            String called,
            List<String> columns,
            List<String> referenced,
            Map<String, String> traits) {
        String name = constraint.name();
        String base = name == null ? called : name;
        ObjectId id = new ObjectId(kind, table, base);
        for (int number = 2; isTaken(id); number++) {
            id = new ObjectId(kind, table, base + " " + number);
        }
        objects.add(new SchemaObject(id, columns, referenced, traits));
    }

    private boolean isTaken(ObjectId id) {
        return objects.stream().anyMatch(each -> each.id().equals(id));
    }
}
