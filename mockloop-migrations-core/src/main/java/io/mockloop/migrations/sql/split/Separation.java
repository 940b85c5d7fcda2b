package io.mockloop.migrations.sql.split;

import io.mockloop.migrations.sql.token.Scanner;

/** Whether two tokens would become others without the white space between them. */
final class Separation {

    private static final String JOINS_WORDS = "'\"`$@\\";
    private static final String JOINS_OPERATORS = "+-*/<>=~!@#%^&|?:.$`";

    private Separation() {}

    /** The last character of the first token, the first one of the second. */
    static boolean needed(char before, char after) {
        return (isWordLike(before) && isWordLike(after))
                || (isOperator(before) && isOperator(after))
                || (before == '.' && Scanner.isDigit(after))
                || (Scanner.isDigit(before) && after == '.');
    }

    private static boolean isWordLike(char c) {
        return Scanner.isWord(c) || JOINS_WORDS.indexOf(c) >= 0;
    }

    private static boolean isOperator(char c) {
        return JOINS_OPERATORS.indexOf(c) >= 0;
    }
}
