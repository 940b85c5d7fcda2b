package io.mockloop.migrations.sql.token;

/** The token that was read last: a range of the text that it was read into. One object for a whole script. */
public final class Token {

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

    /** What it is. */
    public TokenType type() {
        return type;
    }

    /** Its first character in the text. */
    public int from() {
        return from;
    }

    /** The character behind its last. */
    public int to() {
        return to;
    }

    /** Where it begins, from 1. */
    public int line() {
        return line;
    }

    /** Whether only white space stands before it on its line. */
    public boolean firstOnLine() {
        return firstOnLine;
    }

    /** Its first character. */
    public char first() {
        return text.charAt(from);
    }

    /** The text that it was read into. */
    public StringBuilder text() {
        return text;
    }

    /** Itself, as written. */
    public String string() {
        return text.substring(from, to);
    }

    /** Whether it is this one character. */
    public boolean isSymbol(char symbol) {
        return (type == TokenType.SYMBOL || type == TokenType.DELIMITER) && to - from == 1 && first() == symbol;
    }

    /** Whether it is this word, given in upper case. */
    public boolean isWord(String upperCase) {
        return type == TokenType.WORD && Ascii.equalsIgnoreCase(text, from, to, upperCase);
    }

    /** Whether it is one of these words, given in upper case. */
    public boolean isAnyWord(String... upperCase) {
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
