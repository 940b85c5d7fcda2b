package io.mockloop.migrations.sql.lexer;

import java.util.Arrays;
import java.util.List;

/** The two parts of an sql_mode that say how strings are read. */
final class SqlMode {

    private static final String ANSI_QUOTES = "ANSI_QUOTES";
    private static final String NO_BACKSLASH_ESCAPES = "NO_BACKSLASH_ESCAPES";

    /** Those that ANSI_QUOTES is a part of; all but ANSI are MariaDB's, and were MySQL's up to 5.7. */
    private static final List<String> ANSI =
            List.of(ANSI_QUOTES, "ANSI", "DB2", "MAXDB", "MSSQL", "ORACLE", "POSTGRESQL");

    private static final long ANSI_QUOTES_BIT = 1 << 2;
    private static final long NO_BACKSLASH_ESCAPES_BIT = 1 << 20;

    private SqlMode() {}

    /** The rules under a mode, as the server shows it or as a script writes it. */
    static LexicalRules apply(LexicalRules rules, String mode) {
        List<String> parts = Arrays.stream(Ascii.upper(mode).split(",", -1))
                .map(String::strip)
                .toList();
        return rules.with(LexicalOption.BACKSLASH_ESCAPES, !parts.contains(NO_BACKSLASH_ESCAPES))
                .with(LexicalOption.PLAIN_DOUBLE_QUOTES, parts.stream().anyMatch(ANSI::contains));
    }

    /** As much of a mode as its rules tell. */
    static String of(LexicalRules rules) {
        String quotes = rules.has(LexicalOption.PLAIN_DOUBLE_QUOTES) ? ANSI_QUOTES : "";
        return rules.has(LexicalOption.BACKSLASH_ESCAPES) ? quotes : quotes + "," + NO_BACKSLASH_ESCAPES;
    }

    /** As much of it as is written as a number. */
    static String of(long number) {
        String quotes = (number & ANSI_QUOTES_BIT) == 0 ? "" : ANSI_QUOTES;
        return (number & NO_BACKSLASH_ESCAPES_BIT) == 0 ? quotes : quotes + "," + NO_BACKSLASH_ESCAPES;
    }
}
