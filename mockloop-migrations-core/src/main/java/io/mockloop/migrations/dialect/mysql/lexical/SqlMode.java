package io.mockloop.migrations.dialect.mysql.lexical;

import io.mockloop.migrations.sql.token.Ascii;
import io.mockloop.migrations.sql.token.LexicalOption;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.util.Arrays;
import java.util.List;

/**
 * The parts of an sql_mode that say how strings and bodies are read. <a
 * href="https://dev.mysql.com/doc/refman/9.4/en/sql-mode.html">MySQL, 7.1.11</a>, <a
 * href="https://mariadb.com/docs/server/server-management/variables-and-modes/sql_mode">MariaDB</a>
 */
public final class SqlMode {

    private static final String ANSI_QUOTES = "ANSI_QUOTES";
    private static final String ORACLE = "ORACLE";
    private static final String NO_BACKSLASH_ESCAPES = "NO_BACKSLASH_ESCAPES";

    /** Those that ANSI_QUOTES is a part of; all but ANSI are MariaDB's, and were MySQL's up to 5.7. */
    private static final List<String> ANSI =
            List.of(ANSI_QUOTES, "ANSI", "DB2", "MAXDB", "MSSQL", ORACLE, "POSTGRESQL");

    private static final long ORACLE_BIT = 1 << 9;
    private static final long ANSI_QUOTES_BIT = 1 << 2;
    private static final long NO_BACKSLASH_ESCAPES_BIT = 1 << 20;

    private SqlMode() {}

    /** The rules under a mode, as the server shows it or as a script writes it. */
    public static LexicalRules apply(LexicalRules rules, String mode) {
        List<String> parts = Arrays.stream(Ascii.upper(mode).split(",", -1))
                .map(String::strip)
                .toList();
        return rules.with(LexicalOption.BACKSLASH_ESCAPES, !parts.contains(NO_BACKSLASH_ESCAPES))
                .with(LexicalOption.PLAIN_DOUBLE_QUOTES, parts.stream().anyMatch(ANSI::contains))
                .with(LexicalOption.ORACLE_BODIES, parts.contains(ORACLE));
    }

    /** As much of a mode as its rules tell. */
    static String of(LexicalRules rules) {
        return joined(
                rules.has(LexicalOption.PLAIN_DOUBLE_QUOTES),
                !rules.has(LexicalOption.BACKSLASH_ESCAPES),
                rules.has(LexicalOption.ORACLE_BODIES));
    }

    /** As much of it as is written as a number. */
    static String of(long number) {
        return joined(
                (number & ANSI_QUOTES_BIT) != 0, (number & NO_BACKSLASH_ESCAPES_BIT) != 0, (number & ORACLE_BIT) != 0);
    }

    private static String joined(boolean ansiQuotes, boolean noBackslashEscapes, boolean oracle) {
        return String.join(
                ",",
                ansiQuotes ? ANSI_QUOTES : "",
                noBackslashEscapes ? NO_BACKSLASH_ESCAPES : "",
                oracle ? ORACLE : "");
    }
}
