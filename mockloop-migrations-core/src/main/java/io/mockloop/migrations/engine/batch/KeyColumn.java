package io.mockloop.migrations.engine.batch;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table, by which rows are gone through.
 *
 * @param table the table, with its schema before it if that is said
 * @param column the column
 */
public record KeyColumn(List<Name> table, Name column) {

    /**
     * A name as it is written.
     *
     * @param text without quotes
     * @param isQuoted whether it is meant exactly so; else as the database takes a name without quotes
     */
    public record Name(String text, boolean isQuoted) {

        /** Reads one in double quotes, or without any. */
        public static Name of(String written) {
            return written.startsWith("\"")
                    ? new Name(written.substring(1, written.length() - 1).replace("\"\"", "\""), true)
                    : new Name(written, false);
        }

        private String sql(UnaryOperator<String> quote) {
            return isQuoted ? quote.apply(text) : text;
        }
    }

    /** Copies the list. */
    public KeyColumn {
        table = List.copyOf(table);
    }

    /** The schema; null if none is said. */
    public @Nullable Name schema() {
        return table.size() > 1 ? table.get(0) : null;
    }

    /** The table without its schema. */
    public Name tableAlone() {
        return table.get(table.size() - 1);
    }

    /** The table as it stands in a statement. */
    String tableSql(UnaryOperator<String> quote) {
        return table.stream().map(name -> name.sql(quote)).collect(Collectors.joining("."));
    }

    /** The column as it stands in a statement. */
    String columnSql(UnaryOperator<String> quote) {
        return column.sql(quote);
    }

    /** The table, for people. */
    public String displayTable() {
        return table.stream().map(Name::text).collect(Collectors.joining("."));
    }

    /** Table and column, for people. */
    public String display() {
        return displayTable() + "." + column.text();
    }
}
