package io.mockloop.migrations.dialect.postgresql.script;

import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of a structure as they stand in SQL: in quotes if they must be. */
final class Names {

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    /** <a href="https://www.postgresql.org/docs/current/sql-keywords-appendix.html">PostgreSQL, appendix C</a>. */
    private static final Set<String> RESERVED = Set.copyOf(Arrays.asList(("all analyse analyze and any array as asc"
                    + " asymmetric authorization between bigint binary bit boolean both case cast char character check"
                    + " coalesce collate collation column concurrently constraint create cross current_catalog"
                    + " current_date current_role current_schema current_time current_timestamp current_user dec decimal"
                    + " default deferrable desc distinct do else end except exists extract false fetch float for foreign"
                    + " freeze from full grant greatest group grouping having ilike in initially inner inout int integer"
                    + " intersect interval into is isnull join json json_array json_arrayagg json_exists json_object"
                    + " json_objectagg json_query json_scalar json_serialize json_table json_value lateral leading least"
                    + " left like limit localtime localtimestamp merge_action national natural nchar none normalize not"
                    + " notnull null nullif numeric offset on only or order out outer overlaps overlay placing position"
                    + " precision primary real references returning right row select session_user setof similar smallint"
                    + " some substring symmetric system_user table tablesample then time timestamp to trailing treat trim"
                    + " true union unique user using values varchar variadic verbose when where window with xmlattributes"
                    + " xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize"
                    + " xmltable")
            .split(" ")));

    private Names() {}

    /** One name. */
    static String quoted(String name) {
        return PLAIN.matcher(name).matches() && !RESERVED.contains(name)
                ? name
                : '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quoted(Collection<String> names) {
        return names.stream().map(Names::quoted).collect(Collectors.joining(", "));
    }

    /** A name as the catalog tells it, with its schema if it has one that isn't the current one. */
    static String qualified(String told) {
        return parts(told).stream().map(Names::quoted).collect(Collectors.joining("."));
    }

    /** A name without its schema. */
    static String last(String told) {
        List<String> parts = parts(told);
        return parts.get(parts.size() - 1);
    }

    /** The parts of a name; one that has a dot itself stands in quotes. */
    static List<String> parts(String told) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (from <= told.length() && told.indexOf('.') >= 0) {
            boolean isQuoted = told.startsWith("\"", from);
            int end = isQuoted ? behindQuotes(told, from) : told.indexOf('.', from);
            end = end < 0 ? told.length() : end;
            String part = told.substring(from, end);
            parts.add(isQuoted ? part.substring(1, part.length() - 1).replace("\"\"", "\"") : part);
            from = end + 1;
        }
        return parts.isEmpty() ? List.of(told) : parts;
    }

    private static int behindQuotes(String text, int from) {
        int at = from + 1;
        while (at < text.length() && (text.charAt(at) != '"' || text.startsWith("\"\"", at))) {
            at += text.charAt(at) == '"' ? 2 : 1;
        }
        return at + 1;
    }

    static String literal(String text) {
        String quoted = "'" + text.replace("'", "''") + "'";
        return text.contains("\\") ? "E" + quoted.replace("\\", "\\\\") : quoted;
    }

    /** A routine's name with the types of what it takes. */
    static String routine(SchemaObject routine) {
        String name = routine.id().name();
        int open = name.indexOf('(');
        return qualified(name.substring(0, open)) + name.substring(open);
    }

    /** An object's name without what a routine takes. */
    static String told(ObjectId id) {
        int open = id.kind() == ObjectKind.ROUTINE ? id.name().indexOf('(') : -1;
        return open < 0 ? id.name() : id.name().substring(0, open);
    }
}
