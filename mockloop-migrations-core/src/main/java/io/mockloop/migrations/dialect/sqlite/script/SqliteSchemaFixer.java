package io.mockloop.migrations.dialect.sqlite.script;

import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaFixer;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.sql.token.Ascii;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Leads schemas of SQLite back. Where a table is copied or dropped, {@code foreign_keys} is off, by which DROP TABLE
 * would delete the rows that refer to it, and {@code legacy_alter_table} on, without which the copy can't be renamed
 * while views name what isn't there (<a href="https://www.sqlite.org/lang_altertable.html#otheralter">Making Other
 * Kinds Of Table Schema Changes</a>).
 */
public final class SqliteSchemaFixer implements SchemaFixer {

    @Override
    public Fix fix(Structure found, Structure expected) {
        return new Way(found, expected).fix();
    }

    private static final class Way {

        private final Structure found;
        private final Structure expected;
        private final Map<String, TableFix> tables = new LinkedHashMap<>();
        private final List<String> statements = new ArrayList<>();

        Way(Structure found, Structure expected) {
            this.found = found;
            this.expected = expected;
            Map<String, SchemaObject> missing = new LinkedHashMap<>();
            expected.all(ObjectKind.TABLE)
                    .forEach(each -> missing.put(key(each.id().name()), each));
            found.all(ObjectKind.TABLE).forEach(each -> {
                String key = key(each.id().name());
                tables.put(key, new TableFix(found, expected, each, missing.remove(key)));
            });
            missing.forEach((key, each) -> tables.put(key, new TableFix(found, expected, null, each)));
        }

        /** Names that differ in their case alone are the same to SQLite. */
        private static String key(String name) {
            return Ascii.upper(name);
        }

        Fix fix() {
            boolean isCopied = tables.values().stream().anyMatch(TableFix::dropsTable);
            if (isCopied) {
                statements.addAll(
                        List.of("PRAGMA foreign_keys = OFF", "PRAGMA legacy_alter_table = ON", "BEGIN IMMEDIATE"));
            }
            drop(ObjectKind.TRIGGER);
            drop(ObjectKind.VIEW);
            drop(ObjectKind.INDEX);
            tables.values().stream().filter(each -> !each.isExpected()).forEach(this::change);
            tables.values().stream().filter(TableFix::isExpected).forEach(this::change);
            TableSql sql = new TableSql(expected);
            made(ObjectKind.INDEX).map(sql::index).forEach(statements::add);
            made(ObjectKind.VIEW).map(TableSql::code).forEach(statements::add);
            made(ObjectKind.TRIGGER).map(TableSql::code).forEach(statements::add);
            if (isCopied) {
                statements.addAll(List.of(
                        "PRAGMA foreign_key_check",
                        "COMMIT",
                        "PRAGMA legacy_alter_table = OFF",
                        "PRAGMA foreign_keys = ON"));
            }
            return new Fix(
                    statements,
                    tables.values().stream()
                            .flatMap(each -> each.remarks().stream())
                            .toList());
        }

        private void change(TableFix table) {
            statements.addAll(table.statements());
        }

        /** What isn't there with the table or view that it was on is dropped by itself. */
        private void drop(ObjectKind kind) {
            found.all(kind)
                    .filter(each -> !isSame(each, expected) && !goesWithItsTable(each))
                    .forEach(each -> statements.add(
                            "DROP " + kind.name() + " " + Names.quoted(each.id().name())));
        }

        private Stream<SchemaObject> made(ObjectKind kind) {
            Predicate<SchemaObject> isThere = each -> isSame(each, found) && !goesWithItsTable(each);
            return expected.all(kind).filter(isThere.negate());
        }

        private static boolean isSame(SchemaObject object, Structure in) {
            return object.equals(in.objects().get(object.id()));
        }

        private boolean goesWithItsTable(SchemaObject object) {
            String name = object.id().table();
            TableFix table = tables.get(key(name));
            SchemaObject view = found.find(ObjectKind.VIEW, "", name);
            return table == null ? view != null && !isSame(view, expected) : table.dropsTable();
        }
    }
}
