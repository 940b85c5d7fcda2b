package io.mockloop.migrations.dialect.mysql.script;

import io.mockloop.migrations.engine.snapshot.Difference;
import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaFixer;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Leads schemas of MySQL and MariaDB back: one ALTER TABLE a table, with foreign keys that are in its way dropped
 * before, and added behind all of them. What the user may not read whole is left as it is.
 */
public final class MySqlSchemaFixer implements SchemaFixer {

    private final SchemaWords words;

    /** With the words of one of both. */
    public MySqlSchemaFixer(SchemaWords words) {
        this.words = words;
    }

    @Override
    public Fix fix(Structure found, Structure expected) {
        List<Difference> differences = Difference.between(expected, found);
        Predicate<ObjectId> isUnseen = id -> Stream.of(found, expected)
                .map(each -> each.objects().get(id))
                .anyMatch(each -> each != null && !each.trait(Trait.UNSEEN).isEmpty());
        List<String> remarks = new ArrayList<>();
        differences.stream()
                .map(Difference::id)
                .filter(isUnseen)
                .forEach(id -> remarks.add(id + " isn't led back, since the user may not read it whole"));
        return differences.isEmpty()
                ? new Fix(List.of(), List.of())
                : new Way(found, expected.with(isUnseen, found), words, remarks).fix();
    }

    private static final class Way {

        private final Structure found;
        private final Structure expected;
        private final List<String> remarks;
        private final List<String> statements = new ArrayList<>();
        private final Map<String, TableFix> tables = new LinkedHashMap<>();
        private final TableSql sql;
        private final ForeignKeyFix foreignKeys;
        private final CodeFix code;

        Way(Structure found, Structure expected, SchemaWords words, List<String> remarks) {
            this.found = found;
            this.expected = expected;
            this.remarks = remarks;
            this.sql = new TableSql(expected, words);
            expected.all(ObjectKind.TABLE)
                    .filter(each -> found.objects().containsKey(each.id()))
                    .forEach(each -> tables.put(each.id().name(), new TableFix(found, expected, each, words)));
            this.foreignKeys = new ForeignKeyFix(found, expected, tables, new KeySql(expected, words));
            this.code = new CodeFix(found, expected);
        }

        Fix fix() {
            statements.addAll(code.drops());
            statements.addAll(foreignKeys.drops());
            missing(found, expected, ObjectKind.TABLE).forEach(each -> {
                statements.add("DROP TABLE " + Names.quoted(each.id().name()));
                remarks.add("table %s isn't expected: its rows are lost"
                        .formatted(each.id().name()));
            });
            missing(expected, found, ObjectKind.SEQUENCE).forEach(each -> statements.add(TableSql.sequence(each)));
            expected.all(ObjectKind.SEQUENCE)
                    .filter(each -> found.objects().containsKey(each.id())
                            && !each.equals(found.objects().get(each.id())))
                    .forEach(each -> statements.add(TableSql.changedSequence(each)));
            missing(expected, found, ObjectKind.TABLE).forEach(each -> {
                statements.add(sql.create(each));
                remarks.add("table %s is made again without its rows"
                        .formatted(each.id().name()));
            });
            tables.values().forEach(each -> {
                statements.addAll(each.statements());
                remarks.addAll(each.remarks());
            });
            missing(found, expected, ObjectKind.SEQUENCE)
                    .forEach(each -> statements.add(
                            "DROP SEQUENCE " + Names.quoted(each.id().name())));
            statements.addAll(foreignKeys.additions());
            statements.addAll(code.additions());
            remarks.addAll(code.remarks());
            return new Fix(statements, remarks);
        }

        private static Stream<SchemaObject> missing(Structure from, Structure in, ObjectKind kind) {
            return from.all(kind).filter(each -> !in.objects().containsKey(each.id()));
        }
    }
}
