package io.mockloop.migrations.dialect.mysql.script;

import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables as their CREATE TABLE, with all that is theirs but foreign keys and triggers. */
final class TableSql {

    private final Structure structure;
    private final ColumnSql columns;
    private final KeySql keys;

    TableSql(Structure structure, SchemaWords words) {
        this.structure = structure;
        this.columns = new ColumnSql(structure, words);
        this.keys = new KeySql(structure, words);
    }

    String create(SchemaObject table) {
        String name = table.id().name();
        List<String> parts = new ArrayList<>();
        structure.columns(name).forEach(each -> parts.add(columns.of(each)));
        Stream.of(ObjectKind.PRIMARY_KEY, ObjectKind.UNIQUE, ObjectKind.INDEX, ObjectKind.CHECK)
                .flatMap(kind -> structure.all(kind, name))
                .filter(each -> each.trait(Trait.LEVEL).isEmpty())
                .forEach(each -> parts.add(keys.of(each)));
        String period = period(name);
        if (!period.isEmpty()) {
            parts.add(period);
        }
        return "CREATE TABLE " + Names.quoted(name) + " (\n  " + String.join(",\n  ", parts) + "\n)" + options(table)
                + PartitionSql.of(table, structure);
    }

    /** The columns that say from when to when a row was in force, if they are told. */
    String period(String table) {
        List<String> columns = Stream.of("ROW START", "ROW END")
                .flatMap(kind -> structure.columns(table).stream()
                        .filter(each -> each.trait(Trait.GENERATED).startsWith(kind)))
                .map(each -> each.id().name())
                .toList();
        return columns.isEmpty() ? "" : "PERIOD FOR SYSTEM_TIME (" + Names.quoted(columns) + ")";
    }

    /** What stands behind the brackets. */
    static String options(SchemaObject table) {
        String rowFormat = table.trait(Trait.ROW_FORMAT);
        String options = table.trait(Trait.OPTIONS);
        String comment = table.trait(Trait.COMMENT);
        return " ENGINE = " + table.trait(Trait.ENGINE)
                + collation(table.trait(Trait.COLLATION))
                + (rowFormat.isEmpty() ? "" : " ROW_FORMAT = " + rowFormat.toUpperCase(Locale.ROOT))
                + (options.isEmpty() ? "" : " " + options)
                + (comment.isEmpty() ? "" : " COMMENT = " + Names.literal(comment))
                + (table.trait(Trait.VERSIONED).isEmpty() ? "" : " WITH SYSTEM VERSIONING");
    }

    private static String collation(String collation) {
        return collation.isEmpty() ? "" : " DEFAULT" + ColumnSql.collated(collation);
    }

    /** A trigger. */
    static String trigger(SchemaObject trigger) {
        return "CREATE TRIGGER " + Names.quoted(trigger.id().name()) + " "
                + trigger.trait(Trait.TIMING).toUpperCase(Locale.ROOT) + " ON "
                + Names.quoted(trigger.id().table()) + " FOR EACH ROW " + trigger.trait(Trait.DEFINITION);
    }

    /** MariaDB's. */
    static String sequence(SchemaObject sequence) {
        return "CREATE " + counting(sequence) + (sequence.trait(Trait.CYCLE).isEmpty() ? "" : " CYCLE");
    }

    /** One that is there, which goes on where it is. */
    static String changedSequence(SchemaObject sequence) {
        return "ALTER " + counting(sequence) + (sequence.trait(Trait.CYCLE).isEmpty() ? " NOCYCLE" : " CYCLE");
    }

    private static String counting(SchemaObject sequence) {
        return "SEQUENCE " + Names.quoted(sequence.id().name()) + " START WITH " + sequence.trait(Trait.START)
                + " INCREMENT BY " + sequence.trait(Trait.INCREMENT) + " MINVALUE " + sequence.trait(Trait.MINIMUM)
                + " MAXVALUE " + sequence.trait(Trait.MAXIMUM)
                + (sequence.trait(Trait.CACHE).equals("0") ? " NOCACHE" : " CACHE " + sequence.trait(Trait.CACHE));
    }

    /** A view. */
    static String view(SchemaObject view) {
        String algorithm = view.trait(Trait.ALGORITHM);
        String check = view.trait(Trait.CHECK_OPTION);
        return Stream.of(
                        "CREATE",
                        algorithm.isEmpty() ? "" : "ALGORITHM = " + algorithm.toUpperCase(Locale.ROOT),
                        view.trait(Trait.SECURITY).isEmpty() ? "" : "SQL SECURITY INVOKER",
                        "VIEW " + Names.quoted(view.id().name()) + " AS\n" + view.trait(Trait.DEFINITION),
                        check.isEmpty() ? "" : "WITH " + check.toUpperCase(Locale.ROOT) + " CHECK OPTION")
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
