package io.mockloop.migrations.dialect.mysql;

import io.mockloop.migrations.sql.token.LexicalRules;

/**
 * Commands of MySQL's and MariaDB's client that are written as words (manual, 6.5.1.2), but for those that the server
 * knows, too ({@code USE}, {@code HELP}).
 */
public final class ClientWords {

    private static final String[] WORDS = {
        "CHARSET",
        "CLEAR",
        "CONNECT",
        "COSTS",
        "EDIT",
        "EGO",
        "EXIT",
        "GO",
        "NOPAGER",
        "NOTEE",
        "NOWARNING",
        "PAGER",
        "PRINT",
        "PROMPT",
        "QUERY_ATTRIBUTES",
        "QUIT",
        "REHASH",
        "RESETCONNECTION",
        "SANDBOX",
        "SOURCE",
        "STATUS",
        "SYSTEM",
        "TEE",
        "WARNINGS"
    };

    private ClientWords() {}

    /** The rules, refusing these. */
    public static LexicalRules refused(LexicalRules rules) {
        return rules.refusing(WORDS);
    }
}
