package io.mockloop.migrations.sql.token;

import org.jspecify.annotations.Nullable;

/**
 * Takes text apart into tokens. Every character of the text ends up in exactly one token, which is appended to the text
 * that the caller collects.
 */
public final class Scanner {

    private final CharInput in;
    private final boolean delimiterInWords;
    private final boolean dollarBeginsWord;
    private LexicalRules rules;
    private Quotes quotes;
    private final Token token = new Token();
    private String delimiter = ";";
    private int delimiterLine;
    private boolean onlySpaceOnLine = true;
    private int conditionalDepth;
    private int conditionalLine;
    private final StringBuilder kept = new StringBuilder();
    private boolean begun;

    public Scanner(CharInput in, LexicalRules rules) {
        this.in = in;
        this.rules = rules;
        quotes = new Quotes(in, rules);
        delimiterInWords = rules.has(LexicalOption.DELIMITER_COMMAND);
        dollarBeginsWord = rules.has(LexicalOption.DOLLAR_BEGINS_NAMES);
    }

    /** Reads a text that is one statement. */
    public Scanner(CharSequence statement, LexicalRules rules) {
        this(new TextInput(statement), rules);
    }

    /** The next token of one statement, of which nothing else is kept; null at the end. */
    public @Nullable Token next() {
        kept.setLength(0);
        Token next = next(kept, !begun);
        begun = true;
        return next.type() == TokenType.END ? null : next;
    }

    /**
     * Reads the next token.
     *
     * @param into what its text is appended to
     * @param betweenStatements whether no statement is open
     */
    public Token next(StringBuilder into, boolean betweenStatements) {
        token.begin(into, in.line(), onlySpaceOnLine);
        int c = in.peek(0);
        if (c < 0) {
            return token.end(TokenType.END);
        }
        if (isSpace(c)) {
            return space(into);
        }
        onlySpaceOnLine = false;
        return token.end(notSpace(c, into, betweenStatements));
    }

    private TokenType notSpace(int c, StringBuilder into, boolean betweenStatements) {
        if (atDelimiter()) {
            quotes.forget();
            take(delimiter.length(), into);
            return TokenType.DELIMITER;
        }
        if (beginsLineComment(c, betweenStatements)) {
            lineComment(into);
            return TokenType.LINE_COMMENT;
        }
        if (c == '/' && in.peek(1) == '*') {
            return blockComment(into);
        }
        if (c == '*' && conditionalDepth > 0 && in.peek(1) == '/') {
            conditionalDepth--;
            take(2, into);
            return TokenType.CONDITIONAL_CLOSE;
        }
        TokenType quoted = quotes.read(c, into);
        if (quoted != null) {
            return quoted;
        }
        if (isWord(c) && (c != '$' || dollarBeginsWord)) {
            return word(into);
        }
        quotes.forget();
        into.append(in.take());
        return TokenType.SYMBOL;
    }

    private Token space(StringBuilder into) {
        boolean newLine = false;
        do {
            char c = in.take();
            newLine |= c == '\n' || c == '\r';
            into.append(c);
        } while (isSpace(in.peek(0)));
        if (newLine) {
            onlySpaceOnLine = true;
            quotes.newLine();
        }
        return token.end(TokenType.SPACE);
    }

    private TokenType word(StringBuilder into) {
        int from = into.length();
        boolean dollar = dollarBeginsWord || !isDigit(in.peek(0));
        int next;
        do {
            into.append(in.take());
            next = in.peek(0);
        } while (isWord(next) && (dollar || next != '$') && !(delimiterInWords && atDelimiter()));
        return quotes.afterWord(from, into);
    }

    private boolean beginsLineComment(int c, boolean betweenStatements) {
        if (c == '#') {
            return rules.has(LexicalOption.HASH_COMMENTS);
        }
        if (c != '-' || in.peek(1) != '-') {
            return false;
        }
        int after = in.peek(2);
        return betweenStatements || !rules.has(LexicalOption.DASH_COMMENT_NEEDS_SPACE) || after <= ' ' || after == 0x7F;
    }

    private void lineComment(StringBuilder into) {
        boolean returnEnds = rules.has(LexicalOption.CARRIAGE_RETURN_ENDS_COMMENT);
        for (int c = in.peek(0); c >= 0 && c != '\n' && !(c == '\r' && returnEnds); c = in.peek(0)) {
            into.append(in.take());
        }
    }

    private TokenType blockComment(StringBuilder into) {
        quotes.forget();
        int mark = conditionalMark();
        if (mark > 0) {
            int digits = mark;
            while (digits < mark + 6 && isDigit(in.peek(digits))) {
                digits++;
            }
            // mariadb-dump's first line: a command of the client in a comment for a version that will never be
            if (!(in.peek(digits) == '\\' && in.peek(digits + 1) == '-')) {
                if (conditionalDepth++ == 0) {
                    conditionalLine = in.line();
                }
                take(digits, into);
                return TokenType.CONDITIONAL_OPEN;
            }
        }
        boolean hint = in.peek(2) == '+' && rules.has(LexicalOption.HINT_COMMENTS);
        quotes.comment(into);
        return hint ? TokenType.HINT : TokenType.BLOCK_COMMENT;
    }

    private int conditionalMark() {
        if (in.peek(2) == '!' && rules.has(LexicalOption.CONDITIONAL_COMMENTS)) {
            return 3;
        }
        boolean mariaDb = in.peek(2) == 'M' && in.peek(3) == '!';
        return mariaDb && rules.has(LexicalOption.MARIADB_CONDITIONAL_COMMENTS) ? 4 : 0;
    }

    private boolean atDelimiter() {
        for (int i = 0; i < delimiter.length(); i++) {
            if (in.peek(i) != delimiter.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void take(int count, StringBuilder into) {
        for (int i = 0; i < count; i++) {
            into.append(in.take());
        }
    }

    /** Lets go of the text that the last token was read into, which may be large. */
    public void readInto(StringBuilder other) {
        token.begin(other, in.line(), onlySpaceOnLine);
        token.end(TokenType.END);
    }

    /** Reads on by other rules, which differ in what a string is. */
    public void use(LexicalRules changed) {
        if (!changed.equals(rules)) {
            rules = changed;
            quotes = new Quotes(in, changed);
        }
    }

    /** Whether the next token is inside of a conditional comment. */
    public boolean inConditional() {
        return conditionalDepth > 0;
    }

    /** Reports a conditional comment that is still open where its statement ends. */
    public void requireNoConditional() {
        if (conditionalDepth > 0) {
            in.unclosed("UNCLOSED_COMMENT", "comment", conditionalLine);
        }
    }

    /** The rest of the line, which is taken. */
    public String restOfLine() {
        StringBuilder rest = new StringBuilder();
        for (int c = in.peek(0); c >= 0 && c != '\n'; c = in.peek(0)) {
            rest.append(in.take());
        }
        return rest.toString();
    }

    /** The rest of the line, or as much of it, which is left. */
    public String peekRestOfLine(int atMost) {
        StringBuilder rest = new StringBuilder();
        for (int c = in.peek(0); c >= 0 && c != '\n' && rest.length() < atMost; c = in.peek(rest.length())) {
            rest.append((char) c);
        }
        return rest.toString();
    }

    /** From here on, this ends a statement. */
    public void useDelimiter(String text, int atLine) {
        delimiter = text;
        delimiterLine = atLine;
    }

    /** What ends a statement. */
    public String delimiter() {
        return delimiter;
    }

    /** Whether a semicolon ends a statement. */
    public boolean hasDefaultDelimiter() {
        return delimiter.equals(";");
    }

    /** The line of the command that set the delimiter. */
    public int delimiterLine() {
        return delimiterLine;
    }

    /** Whether it is white space to all four databases. */
    public static boolean isSpace(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /** Whether it is one of 0 to 9. */
    public static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** Whether it can stand in a word. */
    public static boolean isWord(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_' || c == '$' || c >= 0x80;
    }
}
