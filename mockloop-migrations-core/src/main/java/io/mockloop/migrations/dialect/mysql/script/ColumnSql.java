package io.mockloop.migrations.dialect.mysql.script;

import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Columns as they stand in a table's brackets. */
final class ColumnSql {

    /** A default that is no expression, which stands without brackets: others must have some, and these mustn't. */
    private static final Pattern VALUE = Pattern.compile(
            "'(?:[^'\\\\]|''|\\\\.)*'|[-+]?[0-9.]+(?:e[-+]?[0-9]+)?|(?:0x[0-9a-f]*|x'[0-9a-f]*'|b'[01]*')|null"
                    + "|current_timestamp(?:\\(\\d*\\))?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Structure structure;
    private final SchemaWords words;

    ColumnSql(Structure structure, SchemaWords words) {
        this.structure = structure;
        this.words = words;
    }

    String of(SchemaObject column) {
        return Names.quoted(column.id().name()) + " " + definition(column);
    }

    /** What stands behind DEFAULT, if it is a value; nothing if it is computed, or there is none. */
    static Optional<String> plainDefault(SchemaObject column) {
        String value = column.trait(Trait.DEFAULT);
        boolean isPlain = VALUE.matcher(value).matches() && !value.startsWith("CURRENT_TIMESTAMP");
        return isPlain ? Optional.of(value) : Optional.empty();
    }

    private String definition(SchemaObject column) {
        String generated = column.trait(Trait.GENERATED);
        String srid = column.trait(Trait.SRID);
        String collation = column.trait(Trait.COLLATION);
        String onUpdate = column.trait(Trait.ON_UPDATE);
        String comment = column.trait(Trait.COMMENT);
        boolean isOfPeriod = generated.startsWith("ROW ");
        return column.trait(Trait.TYPE)
                + (collation.isEmpty() ? "" : collated(collation))
                + (srid.isEmpty() ? "" : " " + words.spatialReference(srid))
                + (generated.isEmpty() ? "" : generated(generated))
                + (column.trait(Trait.NOT_NULL).isEmpty() || isOfPeriod ? "" : " NOT NULL")
                + value(column)
                + (onUpdate.isEmpty() ? "" : " ON UPDATE " + onUpdate)
                + (column.trait(Trait.IDENTITY).isEmpty() ? "" : " AUTO_INCREMENT")
                + (column.trait(Trait.INVISIBLE).isEmpty() ? "" : " INVISIBLE")
                + (column.trait(Trait.UNVERSIONED).isEmpty() ? "" : " WITHOUT SYSTEM VERSIONING")
                + (comment.isEmpty() ? "" : " COMMENT " + Names.literal(comment))
                + checks(column);
    }

    /** A timestamp that takes NULL must say so, where the server gives it a default of its own else. */
    private static String value(SchemaObject column) {
        String value = column.trait(Trait.DEFAULT);
        if (value.isEmpty()) {
            boolean isTime = column.trait(Trait.TYPE).startsWith("timestamp");
            boolean isPlain = column.trait(Trait.GENERATED).isEmpty();
            return isTime && isPlain && column.trait(Trait.NOT_NULL).isEmpty() ? " NULL" : "";
        }
        return " DEFAULT " + (VALUE.matcher(value).matches() ? value : "(" + value + ")");
    }

    private static String generated(String generated) {
        int kind = generated.lastIndexOf(' ');
        String expression = generated.substring(0, kind);
        return generated.startsWith("ROW ")
                ? " GENERATED ALWAYS AS " + expression
                : " GENERATED ALWAYS AS (" + expression + ")"
                        + generated.substring(kind).toUpperCase(Locale.ROOT);
    }

    /** A collation begins with the name of its characters. */
    static String collated(String collation) {
        int end = collation.indexOf('_');
        return " CHARACTER SET " + (end < 0 ? collation : collation.substring(0, end)) + " COLLATE " + collation;
    }

    /** MariaDB's checks of a column, which are called by it. */
    private String checks(SchemaObject column) {
        return structure
                .all(ObjectKind.CHECK, column.id().table())
                .filter(each -> !each.trait(Trait.LEVEL).isEmpty()
                        && each.id().name().equals(column.id().name()))
                .map(each -> " CHECK (" + each.trait(Trait.DEFINITION) + ")")
                .collect(Collectors.joining());
    }
}
