package io.mockloop.migrations.dialect.mysql.script;

import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** How a table is divided, as it stands behind its options. */
final class PartitionSql {

    private PartitionSql() {}

    /** Nothing if it isn't. */
    static String of(SchemaObject table, Structure structure) {
        String divided = table.trait(Trait.PARTITIONED);
        if (divided.isEmpty()) {
            return "";
        }
        String[] by = divided.substring("by ".length()).split(", each by ", 2);
        List<SchemaObject> all = structure
                .all(ObjectKind.PARTITION, table.id().name())
                .sorted(Comparator.comparingInt(each -> Integer.parseInt(each.trait(Trait.POSITION))))
                .toList();
        return "\nPARTITION BY " + by[0] + (by.length > 1 ? " SUBPARTITION BY " + by[1] : "")
                + all.stream()
                        .filter(each -> each.trait(Trait.PARTITIONED).isEmpty())
                        .map(each ->
                                "PARTITION " + named(each) + values(each, by[0]) + comment(each) + parts(each, all))
                        .collect(Collectors.joining(",\n  ", " (\n  ", "\n)"));
    }

    private static String named(SchemaObject partition) {
        return Names.quoted(partition.id().name());
    }

    private static String values(SchemaObject partition, String by) {
        String values = partition.trait(Trait.VALUES);
        if (by.startsWith("RANGE")) {
            return " VALUES LESS THAN " + (values.equals("MAXVALUE") ? values : "(" + values + ")");
        }
        return by.startsWith("LIST") ? (values.equals("DEFAULT") ? " DEFAULT" : " VALUES IN (" + values + ")") : "";
    }

    private static String comment(SchemaObject partition) {
        String comment = partition.trait(Trait.COMMENT);
        return comment.isEmpty() ? "" : " COMMENT = " + Names.literal(comment);
    }

    private static String parts(SchemaObject partition, List<SchemaObject> all) {
        List<SchemaObject> parts = all.stream()
                .filter(each ->
                        each.trait(Trait.PARTITIONED).equals(partition.id().name()))
                .toList();
        return parts.isEmpty()
                ? ""
                : parts.stream()
                        .map(each -> "SUBPARTITION " + named(each) + comment(each))
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
