package io.mockloop.migrations.dialect.sqlite.snapshot;

import io.mockloop.migrations.dialect.sqlite.ddl.ColumnText;
import io.mockloop.migrations.dialect.sqlite.ddl.TableText;
import io.mockloop.migrations.dialect.sqlite.ddl.Tokens;
import io.mockloop.migrations.engine.ddl.RefusedChangeException;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.SchemaReader;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import io.mockloop.migrations.engine.snapshot.TraitValues;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the structure of the main database, in either scope; what is attached or temporary is no part of it. SQLite
 * keeps a schema as the statements that made it, with its own changes in them: constraints, expressions and most
 * options stand nowhere else (<a href="https://www.sqlite.org/schematab.html">The Schema Table</a>). They are compared
 * without what SQLite doesn't tell apart: comments, white space, the case and the quotes of names. A view tells no
 * columns beside its query, since one whose table is gone would fail to.
 */
public final class SqliteSchemaReader implements SchemaReader {

    private static final int NAME = 2;

    private static final String OWN = " NOT LIKE 'sqlite\\_%' ESCAPE '\\'";

    private static final String SCHEMA = "SELECT type, name, tbl_name, sql, rootpage FROM main.sqlite_schema"
            + " WHERE sql IS NOT NULL AND name" + OWN + " AND tbl_name" + OWN + " ORDER BY type, name";

    /** Tables in which virtual ones keep what they know. */
    private static final String SHADOWS =
            "SELECT name FROM pragma_table_list WHERE \"schema\" = 'main' AND type = 'shadow'";

    private static final String COLUMNS = "SELECT s.name, c.name FROM main.sqlite_schema s"
            + " JOIN pragma_table_xinfo(s.name, 'main') c WHERE s.type = 'table' AND s.rootpage > 0 AND s.name" + OWN
            + " ORDER BY s.name, c.cid";

    private record Row(String type, String name, String table, String sql, boolean isStored) {}

    @Override
    public Structure read(Connection connection, Scope scope) throws SQLException {
        List<Row> rows = PlainSql.query(
                connection,
                SCHEMA,
                row -> new Row(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5) > 0));
        Set<String> shadows = new HashSet<>(PlainSql.query(connection, SHADOWS, row -> row.getString(1)));
        Map<String, List<String>> columns = new LinkedHashMap<>();
        PlainSql.query(
                connection,
                COLUMNS,
                row -> columns.computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                        .add(row.getString(2)));
        return structure(
                rows.stream().filter(each -> !shadows.contains(each.table())).toList(), columns);
    }

    private static Structure structure(List<Row> rows, Map<String, List<String>> columns) {
        Names names = new Names();
        // else each row is hashed with the whole text of its table
        IdentityHashMap<Row, TableObjects> tables = new IdentityHashMap<>();
        for (Row row : rows) {
            if (row.type().equals("table") || row.type().equals("view")) {
                names.addRelation(row.name());
            }
            if (row.type().equals("table") && row.isStored()) {
                text(row, columns.getOrDefault(row.name(), List.of()))
                        .ifPresent(text -> tables.put(row, new TableObjects(row.name(), text, names)));
            }
        }
        List<SchemaObject> objects = new ArrayList<>();
        for (Row row : rows) {
            TableObjects table = tables.get(row);
            if (table == null) {
                objects.add(object(row, names));
            } else {
                objects.addAll(table.read());
            }
        }
        return Structure.of(objects);
    }

    /**
     * Nothing if it is read otherwise than SQLite reads it, which a text written into the schema table by hand may be.
     */
    private static Optional<TableText> text(Row table, List<String> columns) {
        try {
            TableText text = new TableText(table.sql());
            boolean isSame =
                    text.columns().stream().map(ColumnText::name).toList().equals(columns);
            return isSame ? Optional.of(text) : Optional.empty();
        } catch (RefusedChangeException e) {
            return Optional.empty();
        }
    }

    private static SchemaObject object(Row row, Names names) {
        Tokens tokens = new Tokens(row.sql());
        String table = names.relation(row.table());
        return switch (row.type()) {
            case "index" -> index(row, tokens, table, names);
            case "trigger" ->
                new SchemaObject(
                        new ObjectId(ObjectKind.TRIGGER, table, row.name()),
                        definition(row.sql(), tokens, NAME + 1, names));
            case "view" ->
                new SchemaObject(
                        new ObjectId(ObjectKind.VIEW, "", row.name()), definition(row.sql(), tokens, NAME + 1, names));
            default -> table(row, tokens, names);
        };
    }

    /** A virtual one, or one whose text can't be read. */
    private static SchemaObject table(Row row, Tokens tokens, Names names) {
        boolean isVirtual = tokens.is(1, "VIRTUAL");
        Map<String, String> traits =
                new TraitValues().with(Trait.KIND, isVirtual ? "virtual" : "").map();
        traits.putAll(definition(row.sql(), tokens, isVirtual ? NAME + 2 : NAME + 1, names));
        return new SchemaObject(new ObjectId(ObjectKind.TABLE, "", row.name()), traits);
    }

    private static Map<String, String> definition(String sql, Tokens tokens, int from, Names names) {
        String written = sql.substring(tokens.from(from));
        return new TraitValues().with(Trait.DEFINITION, names.code(written)).map();
    }

    private static SchemaObject index(Row row, Tokens tokens, String table, Names names) {
        boolean isUnique = tokens.is(1, "UNIQUE");
        int open = isUnique ? NAME + 4 : NAME + 3;
        KeyText key = KeyText.read(tokens, open, names, table);
        boolean isPartial = tokens.is(key.end(), "WHERE");
        Map<String, String> traits = new TraitValues()
                .withIf(Trait.UNIQUE, isUnique)
                .with(Trait.WHERE, isPartial ? names.code(tokens.text(key.end() + 1, tokens.size())) : "")
                .map();
        return new SchemaObject(new ObjectId(ObjectKind.INDEX, table, row.name()), key.columns(), List.of(), traits);
    }
}
