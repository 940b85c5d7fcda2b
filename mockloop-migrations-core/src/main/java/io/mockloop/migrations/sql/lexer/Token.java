package io.mockloop.migrations.sql.lexer;

/** The token that was read last: a range of the text that it was read into. One object for a whole script. */
final class Token {

    private TokenType type = TokenType.END;
    private StringBuilder text = new StringBuilder();
    private int from;
    private int to;
    private int line;
    private boolean firstOnLine;

    void begin(StringBuilder into, int atLine, boolean onlySpaceBefore) {
        text = into;
        from = into.length();
        line = atLine;
        firstOnLine = onlySpaceBefore;
    }

    Token end(TokenType as) {
        type = as;
        to = text.length();
        return this;
    }

    TokenType type() {
        return type;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Where it begins, from 1. */
    int line() {
        return line;
    }

    /** Whether only white space stands before it on its line. */
    boolean firstOnLine() {
        return firstOnLine;
    }

    char first() {
        return text.charAt(from);
    }

    StringBuilder text() {
        return text;
    }

    String string() {
        return text.substring(from, to);
    }

    boolean isSymbol(char symbol) {
        return (type == TokenType.SYMBOL || type == TokenType.DELIMITER) && to - from == 1 && first() == symbol;
    }

    boolean isWord(String upperCase) {
        return type == TokenType.WORD && Ascii.equalsIgnoreCase(text, from, to, upperCase);
    }

    boolean isAnyWord(String... upperCase) {
        if (type == TokenType.WORD) {
            for (String word : upperCase) {
                if (Ascii.equalsIgnoreCase(text, from, to, word)) {
                    return true;
                }
            }
        }
        return false;
    }
}
