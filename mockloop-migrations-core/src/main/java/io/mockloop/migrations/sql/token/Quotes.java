package io.mockloop.migrations.sql.token;

import org.jspecify.annotations.Nullable;

/** Reads what stands between quotes and comment marks, as it stands, up to its end. */
final class Quotes {

    private final CharInput in;
    private final boolean backslashEscapes;
    private final boolean doubleQuoteEscapes;
    private final boolean escapeStrings;
    private final boolean dollarQuotes;
    private final boolean digitBeginsTag;
    private final boolean backticks;
    private final boolean brackets;
    private final boolean nestedComments;
    /** Whether an E'…' was the last thing read, so that a string on a later line continues it. */
    private boolean afterEscapeString;

    private boolean newLineAfterEscapeString;

    Quotes(CharInput in, LexicalRules rules) {
        this.in = in;
        backslashEscapes = rules.has(LexicalOption.BACKSLASH_ESCAPES);
        doubleQuoteEscapes = backslashEscapes && !rules.has(LexicalOption.PLAIN_DOUBLE_QUOTES);
        escapeStrings = rules.has(LexicalOption.ESCAPE_STRINGS);
        dollarQuotes = rules.has(LexicalOption.DOLLAR_QUOTES);
        digitBeginsTag = rules.has(LexicalOption.DOLLAR_BEGINS_NAMES);
        backticks = rules.has(LexicalOption.BACKTICKS);
        brackets = rules.has(LexicalOption.BRACKETS);
        nestedComments = rules.has(LexicalOption.NESTED_COMMENTS);
    }

    /** Reads a quoted token if one begins here. */
    @Nullable TokenType read(int c, StringBuilder into) {
        return switch (c) {
            case '\'' -> string(into, backslashEscapes || (afterEscapeString && newLineAfterEscapeString));
            case '"' -> identifier('"', doubleQuoteEscapes, into);
            case '`' -> backticks ? identifier('`', false, into) : null;
            case '[' -> brackets ? bracketed(into) : null;
            case '$' -> dollarQuotes && dollarQuoted(into) ? TokenType.STRING : null;
            default -> null;
        };
    }

    /** A word was read: it may be the mark of the string that follows it. */
    TokenType afterWord(int from, StringBuilder into) {
        boolean mark = escapeStrings
                && into.length() - from == 1
                && (into.charAt(from) == 'E' || into.charAt(from) == 'e')
                && in.peek(0) == '\'';
        forget();
        if (!mark) {
            return TokenType.WORD;
        }
        return string(into, true);
    }

    private TokenType string(StringBuilder into, boolean escapes) {
        quoted('\'', escapes, into, "string");
        afterEscapeString = escapes && escapeStrings;
        newLineAfterEscapeString = false;
        return TokenType.STRING;
    }

    private TokenType identifier(char quote, boolean escapes, StringBuilder into) {
        forget();
        quoted(quote, escapes, into, "quoted identifier");
        return TokenType.IDENTIFIER;
    }

    private void quoted(char quote, boolean escapes, StringBuilder into, String what) {
        int opened = in.line();
        into.append(in.take());
        for (int c = in.peek(0); c >= 0; c = in.peek(0)) {
            into.append(in.take());
            if (c == '\\' && escapes && in.peek(0) >= 0) {
                into.append(in.take());
            } else if (c == quote) {
                if (in.peek(0) != quote) {
                    return;
                }
                into.append(in.take());
            }
        }
        in.unclosed("UNCLOSED_QUOTE", what, opened);
    }

    private TokenType bracketed(StringBuilder into) {
        forget();
        int opened = in.line();
        for (int c = in.peek(0); c >= 0; c = in.peek(0)) {
            into.append(in.take());
            if (c == ']') {
                return TokenType.IDENTIFIER;
            }
        }
        in.unclosed("UNCLOSED_QUOTE", "identifier in brackets", opened);
        return TokenType.IDENTIFIER;
    }

    private boolean dollarQuoted(StringBuilder into) {
        int length = tagLength();
        if (length == 0) {
            return false;
        }
        forget();
        int opened = in.line();
        int tag = into.length();
        take(length, into);
        while (in.peek(0) >= 0) {
            if (in.peek(0) == '$' && atTag(into, tag, length)) {
                take(length, into);
                return true;
            }
            into.append(in.take());
        }
        in.unclosed("UNCLOSED_QUOTE", "dollar-quoted string", opened);
        return true;
    }

    /** The length of the tag that begins here, with its two dollar signs; 0 if none does. */
    private int tagLength() {
        int length = 1;
        if (Scanner.isDigit(in.peek(1)) && !digitBeginsTag) {
            return 0;
        }
        while (in.peek(length) != '$') {
            if (!Scanner.isWord(in.peek(length))) {
                return 0;
            }
            length++;
        }
        return length + 1;
    }

    private boolean atTag(StringBuilder text, int tag, int length) {
        for (int i = 1; i < length; i++) {
            if (in.peek(i) != text.charAt(tag + i)) {
                return false;
            }
        }
        return true;
    }

    /** Reads a comment that begins with a slash and a star. */
    void comment(StringBuilder into) {
        int opened = in.line();
        int depth = 1;
        take(2, into);
        while (in.peek(0) >= 0) {
            if (in.peek(0) == '*' && in.peek(1) == '/') {
                take(2, into);
                if (--depth == 0) {
                    return;
                }
            } else if (nestedComments && in.peek(0) == '/' && in.peek(1) == '*') {
                take(2, into);
                depth++;
            } else {
                into.append(in.take());
            }
        }
        in.unclosed("UNCLOSED_COMMENT", "comment", opened);
    }

    private void take(int count, StringBuilder into) {
        for (int i = 0; i < count; i++) {
            into.append(in.take());
        }
    }

    void newLine() {
        newLineAfterEscapeString = true;
    }

    void forget() {
        afterEscapeString = false;
    }
}
