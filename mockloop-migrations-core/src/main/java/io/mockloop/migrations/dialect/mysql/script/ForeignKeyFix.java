package io.mockloop.migrations.dialect.mysql.script;

import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Foreign keys that differ, or are in the way of what changes: a column of theirs, or a key that they need, on either
 * side.
 */
final class ForeignKeyFix {

    private final Structure found;
    private final Structure expected;
    private final Map<String, TableFix> tables;
    private final KeySql keys;

    ForeignKeyFix(Structure found, Structure expected, Map<String, TableFix> tables, KeySql keys) {
        this.found = found;
        this.expected = expected;
        this.tables = tables;
        this.keys = keys;
    }

    List<String> drops() {
        return altered(
                found,
                this::isDropped,
                each -> "DROP FOREIGN KEY " + Names.quoted(each.id().name()));
    }

    List<String> additions() {
        Predicate<SchemaObject> isThere = each -> isSame(each, found) && !isDropped(each);
        return altered(expected, isThere.negate(), each -> "ADD " + keys.of(each));
    }

    private static List<String> altered(
            Structure of, Predicate<SchemaObject> some, Function<SchemaObject, String> clause) {
        Map<String, List<String>> clauses = new LinkedHashMap<>();
        of.all(ObjectKind.FOREIGN_KEY)
                .filter(some)
                .forEach(each -> clauses.computeIfAbsent(each.id().table(), table -> new ArrayList<>())
                        .add(clause.apply(each)));
        List<String> statements = new ArrayList<>();
        clauses.forEach((table, all) -> statements.add(TableFix.alter(table, all)));
        return statements;
    }

    private static boolean isSame(SchemaObject key, Structure in) {
        return key.equals(in.objects().get(key.id()));
    }

    private boolean isDropped(SchemaObject key) {
        String to = key.trait(Trait.REFERENCES);
        TableFix own = tables.get(key.id().table());
        if (own == null) { // goes with its table, unless that is dropped behind the one that it leads to
            return !to.equals(key.id().table()) && found.hasTable(to) && !tables.containsKey(to);
        }
        TableFix other = tables.get(to);
        return !isSame(key, expected)
                || own.touches(key.columns())
                || (other != null && other.touches(key.referenced()));
    }
}
