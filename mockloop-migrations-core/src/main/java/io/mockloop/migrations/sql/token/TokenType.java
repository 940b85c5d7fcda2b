package io.mockloop.migrations.sql.token;

/** What a piece of text is. */
public enum TokenType {
    /** No more text. */
    END,
    /** White space. */
    SPACE,
    /** A comment up to the end of its line, without the line's end. */
    LINE_COMMENT,
    /** A comment between {@code /*} and its end. */
    BLOCK_COMMENT,
    /** A comment that the server or an extension reads. */
    HINT,
    /** A name, keyword or number. */
    WORD,
    /** A quoted name. */
    IDENTIFIER,
    /** A string, however quoted. */
    STRING,
    /** Any other single character. */
    SYMBOL,
    /** The beginning of a conditional comment, with its version. */
    CONDITIONAL_OPEN,
    /** The end of a conditional comment. */
    CONDITIONAL_CLOSE,
    /** What ends a statement. */
    DELIMITER;

    public boolean isCode() {
        return switch (this) {
            case WORD, IDENTIFIER, STRING, SYMBOL, CONDITIONAL_OPEN, CONDITIONAL_CLOSE -> true;
            case END, SPACE, LINE_COMMENT, BLOCK_COMMENT, HINT, DELIMITER -> false;
        };
    }

    public boolean isConditionalMark() {
        return this == CONDITIONAL_OPEN || this == CONDITIONAL_CLOSE;
    }
}
