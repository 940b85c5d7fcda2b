package io.mockloop.migrations.dialect.sqlite.snapshot;

import io.mockloop.migrations.dialect.sqlite.ddl.Tokens;
import io.mockloop.migrations.sql.token.Ascii;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands in the brackets of an index or a key.
 *
 * @param columns in their order, as {@code name collate nocase desc}; expressions as code
 * @param end the token behind the brackets
 */
record KeyText(List<String> columns, int end) {

    /** Reads from the opening bracket on. */
    static KeyText read(Tokens tokens, int open, Names names, String table) {
        int close = tokens.after(open) - 1;
        List<String> columns = new ArrayList<>();
        int first = open + 1;
        while (first < close) {
            int end = first;
            while (end < close && !tokens.is(end, ",")) {
                end = tokens.after(end);
            }
            columns.add(column(tokens, first, end, names, table));
            first = end + 1;
        }
        return new KeyText(List.copyOf(columns), close + 1);
    }

    private static String column(Tokens tokens, int first, int behind, Names names, String table) {
        boolean descending = tokens.is(behind - 1, "DESC");
        int end = descending || tokens.is(behind - 1, "ASC") ? behind - 1 : behind;
        boolean collated = end - first > 2 && tokens.is(end - 2, "COLLATE");
        String collation = collated ? " collate " + names.code(Ascii.lower(tokens.name(end - 1))) : "";
        end -= collated ? 2 : 0;
        String column =
                end - first == 1 ? names.column(table, tokens.name(first)) : names.code(tokens.text(first, end));
        return column + collation + (descending ? " desc" : "");
    }
}
