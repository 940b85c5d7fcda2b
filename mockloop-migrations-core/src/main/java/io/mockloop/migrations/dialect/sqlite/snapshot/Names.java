package io.mockloop.migrations.dialect.sqlite.snapshot;

import io.mockloop.migrations.sql.token.Ascii;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of a schema as they were given to tables, views and columns, whichever case they are used in. */
final class Names {

    private final Map<String, String> relations = new HashMap<>();
    private final Map<String, Map<String, String>> columns = new HashMap<>();
    private final Map<String, List<String>> primaryKeys = new HashMap<>();
    private final Map<String, String> all = new HashMap<>();
    private final CodeText code = new CodeText(all);
    private final Map<String, String> coded = new HashMap<>();

    void addRelation(String name) {
        relations.put(Ascii.upper(name), name);
        add(name);
    }

    void addColumn(String table, String column) {
        columns.computeIfAbsent(Ascii.upper(table), any -> new HashMap<>()).put(Ascii.upper(column), column);
        add(column);
    }

    /** One that is written in several ways is known in lower case. */
    private void add(String name) {
        coded.clear();
        all.merge(Ascii.upper(name), name, (one, other) -> one.equals(other) ? one : Ascii.lower(one));
    }

    void addPrimaryKey(String table, List<String> key) {
        primaryKeys.put(Ascii.upper(table), key);
    }

    /** A table or view; itself if there is none. */
    String relation(String name) {
        return relations.getOrDefault(Ascii.upper(name), name);
    }

    /** A column; itself if the table has none such. */
    String column(String table, String name) {
        return columnsOf(table).getOrDefault(Ascii.upper(name), name);
    }

    private Map<String, String> columnsOf(String table) {
        return columns.getOrDefault(Ascii.upper(table), Map.of());
    }

    List<String> columns(String table, List<String> names) {
        Map<String, String> known = columnsOf(table);
        List<String> found = new ArrayList<>();
        names.forEach(each -> found.add(known.getOrDefault(Ascii.upper(each), each)));
        return found;
    }

    /** The columns that a foreign key leads to if it names none. */
    List<String> primaryKey(String table) {
        return primaryKeys.getOrDefault(Ascii.upper(table), List.of());
    }

    /** As {@link CodeText} has it; types and defaults are the same in many columns. */
    String code(String sql) {
        return coded.computeIfAbsent(sql, code::of);
    }
}
