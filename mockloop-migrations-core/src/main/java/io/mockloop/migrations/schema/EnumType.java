package io.mockloop.migrations.schema;

import java.util.List;

/**
 * A type that is one of some texts. PostgreSQL has it as a type of its own, MySQL and MariaDB at the column, SQLite as
 * a check of the column.
 *
 * @param name its name; columns of it name it
 * @param values the texts, in their order
 */
public record EnumType(TableName name, List<String> values) implements ColumnType {

    /** Refuses an empty list, and a text that is there twice. */
    public EnumType {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("The enum type %s has no value.".formatted(name));
        }
        if (values.stream().distinct().count() != values.size()) {
            throw new IllegalArgumentException("The enum type %s has a value twice: %s.".formatted(name, values));
        }
        values = List.copyOf(values);
    }

    /** One of these texts. */
    public static EnumType of(String name, String... values) {
        return new EnumType(TableName.of(name), List.of(values));
    }

    @Override
    public String toString() {
        return "enum %s %s".formatted(name, values);
    }
}
