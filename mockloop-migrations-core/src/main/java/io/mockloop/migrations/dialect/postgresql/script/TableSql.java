package io.mockloop.migrations.dialect.postgresql.script;

import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables as their CREATE TABLE, with their columns and what is said of these. */
final class TableSql {

    private final Structure structure;

    TableSql(Structure structure) {
        this.structure = structure;
    }

    String create(SchemaObject table) {
        String name = table.id().name();
        List<String> parts = new ArrayList<>();
        if (table.trait(Trait.OF_TYPE).isEmpty()
                && table.trait(Trait.PARTITION_OF).isEmpty()) {
            columns(table).forEach(each -> parts.add(column(each)));
        } else {
            structure.columns(name).forEach(each -> parts.add(addition(each, table)));
        }
        Stream.of(ObjectKind.PRIMARY_KEY, ObjectKind.UNIQUE, ObjectKind.CHECK, ObjectKind.CONSTRAINT)
                .flatMap(kind -> structure.all(kind, name))
                .filter(ConstraintSql::isWithItsTable)
                .forEach(each -> parts.add(ConstraintSql.of(each)));
        parts.removeIf(String::isEmpty);
        String inBrackets = parts.isEmpty() ? "" : " (\n  " + String.join(",\n  ", parts) + "\n)";
        boolean mayBeBare = !table.trait(Trait.OF_TYPE).isEmpty()
                || !table.trait(Trait.PARTITION_OF).isEmpty();
        String kind = (table.trait(Trait.PERSISTENCE) + " " + foreign(table) + " TABLE ").toUpperCase(Locale.ROOT);
        return "CREATE " + kind.replaceAll(" +", " ").stripLeading() + Names.qualified(name)
                + of(Trait.OF_TYPE, " OF ", table)
                + partitionOf(table)
                + (inBrackets.isEmpty() && !mayBeBare ? " ()" : inBrackets)
                + bound(table)
                + tail(table);
    }

    private static String foreign(SchemaObject table) {
        return table.trait(Trait.KIND).equals("foreign") ? "foreign" : "";
    }

    private static String of(String trait, String words, SchemaObject object) {
        String value = object.trait(trait);
        return value.isEmpty() ? "" : words + value;
    }

    private static String partitionOf(SchemaObject table) {
        String parent = table.trait(Trait.PARTITION_OF);
        return parent.isEmpty() ? "" : " PARTITION OF " + Names.qualified(parent);
    }

    private static String bound(SchemaObject table) {
        return of(Trait.BOUND, " ", table);
    }

    private static String tail(SchemaObject table) {
        String options = table.trait(Trait.OPTIONS);
        boolean isForeign = !foreign(table).isEmpty();
        String parents = Arrays.stream(table.trait(Trait.INHERITS).split(", "))
                .filter(each -> !each.isEmpty())
                .map(Names::qualified)
                .collect(Collectors.joining(", "));
        return (parents.isEmpty() ? "" : " INHERITS (" + parents + ")")
                + of(Trait.PARTITION_BY, " PARTITION BY ", table)
                + name(Trait.SERVER, " SERVER ", table)
                + name(Trait.METHOD, " USING ", table)
                + (options.isEmpty() ? "" : isForeign ? foreignOptions(options) : " WITH (" + options + ")")
                + name(Trait.TABLESPACE, " TABLESPACE ", table);
    }

    private static String name(String trait, String words, SchemaObject object) {
        String value = object.trait(trait);
        return value.isEmpty() ? "" : words + Names.quoted(value);
    }

    private static String foreignOptions(String options) {
        return Arrays.stream(options.split(", "))
                .map(each -> Names.quoted(each.substring(0, each.indexOf('='))) + " "
                        + Names.literal(each.substring(each.indexOf('=') + 1)))
                .collect(Collectors.joining(", ", " OPTIONS (", ")"));
    }

    /** Its own columns: those that it has from a table that it inherits from come by themselves. */
    private List<SchemaObject> columns(SchemaObject table) {
        Set<SchemaObject> inherited = Arrays.stream(table.trait(Trait.INHERITS).split(", "))
                .flatMap(each -> structure.columns(each).stream())
                .map(TableSql::told)
                .collect(Collectors.toSet());
        return structure.columns(table.id().name()).stream()
                .filter(each -> !inherited.contains(told(each)))
                .toList();
    }

    /** A column without its table and place. */
    private static SchemaObject told(SchemaObject column) {
        SchemaObject placeless = column.without(List.of(Trait.POSITION, Trait.COMMENT));
        return new SchemaObject(new ObjectId(ObjectKind.COLUMN, "", column.id().name()), placeless.traits());
    }

    /** What a part of a table, or one of a type, says of a column beyond what the other says. */
    private String addition(SchemaObject column, SchemaObject table) {
        String parent = table.trait(Trait.PARTITION_OF);
        String type = table.trait(Trait.OF_TYPE);
        SchemaObject other = structure.find(
                ObjectKind.COLUMN, parent.isEmpty() ? type : parent, column.id().name());
        if (other != null && Objects.equals(told(other), told(column))) {
            return "";
        }
        String rest = constraints(column);
        return rest.isEmpty() ? "" : Names.quoted(column.id().name()) + (type.isEmpty() ? "" : " WITH OPTIONS") + rest;
    }

    /** A column as it stands in the brackets. */
    static String column(SchemaObject column) {
        String options = column.trait(Trait.OPTIONS);
        return Names.quoted(column.id().name()) + " " + column.trait(Trait.TYPE)
                + (options.isEmpty() ? "" : foreignOptions(options))
                + name(Trait.COLLATION, " COLLATE ", column)
                + constraints(column);
    }

    private static String constraints(SchemaObject column) {
        boolean isNotNull = !column.trait(Trait.NOT_NULL).isEmpty()
                && column.trait(Trait.INVALID).isEmpty();
        return of(Trait.DEFAULT, " DEFAULT ", column)
                + generated(column.trait(Trait.GENERATED))
                + identity(column.trait(Trait.IDENTITY))
                + (isNotNull ? " NOT NULL" : "");
    }

    private static String generated(String generated) {
        return generated.isEmpty()
                ? ""
                : " GENERATED ALWAYS AS (" + expression(generated) + ")"
                        + generated.substring(generated.lastIndexOf(' ')).toUpperCase(Locale.ROOT);
    }

    /** What a column is computed by, without whether it is stored. */
    static String expression(String generated) {
        return generated.substring(0, generated.lastIndexOf(' '));
    }

    /** How the numbers come: {@code always (start 100, cycle yes)}. */
    static String identity(String identity) {
        if (identity.isEmpty()) {
            return "";
        }
        int open = identity.indexOf(" (");
        String kind = (open < 0 ? identity : identity.substring(0, open)).toUpperCase(Locale.ROOT);
        String numbers = open < 0
                ? ""
                : Arrays.stream(identity.substring(open + 2, identity.length() - 1)
                                .split(", "))
                        .map(each -> each.split(" "))
                        .map(each -> number(each[0], each[1]))
                        .collect(Collectors.joining(" ", " (", ")"));
        return " GENERATED " + kind + " AS IDENTITY" + numbers;
    }

    /** A number of a sequence. */
    static String number(String trait, String value) {
        return switch (trait) {
            case Trait.MINIMUM -> "MINVALUE " + value;
            case Trait.MAXIMUM -> "MAXVALUE " + value;
            case Trait.CYCLE -> "CYCLE";
            case Trait.START -> "START WITH " + value;
            case Trait.INCREMENT -> "INCREMENT BY " + value;
            default -> trait.toUpperCase(Locale.ROOT) + " " + value;
        };
    }

    /** A sequence that is no identity column's, without the column that it belongs to. */
    static String sequence(SchemaObject sequence) {
        String numbers = Stream.of(Trait.START, Trait.INCREMENT, Trait.MINIMUM, Trait.MAXIMUM, Trait.CACHE, Trait.CYCLE)
                .filter(each -> !sequence.trait(each).isEmpty())
                .map(each -> " " + number(each, sequence.trait(each)))
                .collect(Collectors.joining());
        String persistence = sequence.trait(Trait.PERSISTENCE).toUpperCase(Locale.ROOT);
        return "CREATE " + persistence + (persistence.isEmpty() ? "" : " ") + "SEQUENCE "
                + Names.qualified(sequence.id().name()) + of(Trait.TYPE, " AS ", sequence) + numbers;
    }
}
