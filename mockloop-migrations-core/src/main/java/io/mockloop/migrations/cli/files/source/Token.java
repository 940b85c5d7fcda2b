package io.mockloop.migrations.cli.files.source;

/**
 * A word, a string or a sign of a Java source; comments and white space are none.
 *
 * @param from its first character
 * @param to the one behind its last
 * @param text as it stands; of a string, what stands between its quotes
 */
record Token(Kind kind, int from, int to, String text) {

    enum Kind {
        /** A name or a keyword. */
        WORD,
        /** A string in double quotes, on one line. */
        STRING,
        /** Any other literal. */
        LITERAL,
        /** A single character. */
        SIGN
    }

    boolean is(char sign) {
        return kind == Kind.SIGN && text.charAt(0) == sign;
    }

    public boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }
}
