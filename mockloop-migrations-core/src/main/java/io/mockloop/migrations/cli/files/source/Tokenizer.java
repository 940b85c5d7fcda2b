package io.mockloop.migrations.cli.files.source;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a Java source apart as far as names and strings have to be told from comments. What isn't closed goes to the
 * end of the text: the compiler will say so.
 */
final class Tokenizer {

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokenizer(String text) {
        this.text = text;
    }

    static List<Token> tokensOf(String text) {
        Tokenizer tokenizer = new Tokenizer(text);
        while (tokenizer.at < text.length()) {
            tokenizer.next();
        }
        return tokenizer.tokens;
    }

    private void next() {
        int c = text.codePointAt(at);
        if (text.startsWith("//", at)) {
            at = end(text.indexOf('\n', at), 1);
        } else if (text.startsWith("/*", at)) {
            at = end(text.indexOf("*/", at + 2), 2);
        } else if (text.startsWith("\"\"\"", at)) {
            add(Token.Kind.LITERAL, closed("\"\"\"", 3));
        } else if (c == '"') {
            add(Token.Kind.STRING, closed("\"", 1));
        } else if (c == '\'') {
            add(Token.Kind.LITERAL, closed("'", 1));
        } else if (Character.isJavaIdentifierStart(c)) {
            add(Token.Kind.WORD, word());
        } else if (Character.isDigit(c)) {
            add(Token.Kind.LITERAL, word());
        } else if (Character.isWhitespace(c) || c == '\uFEFF') {
            at += Character.charCount(c);
        } else {
            add(Token.Kind.SIGN, at + Character.charCount(c));
        }
    }

    private void add(Token.Kind kind, int to) {
        String token =
                kind == Token.Kind.STRING ? text.substring(at + 1, Math.max(at + 1, to - 1)) : text.substring(at, to);
        tokens.add(new Token(kind, at, to, token));
        at = to;
    }

    private int word() {
        int to = at;
        while (to < text.length() && Character.isJavaIdentifierPart(text.codePointAt(to))) {
            to += Character.charCount(text.codePointAt(to));
        }
        return to;
    }

    /** Behind the quote that closes what is opened here. */
    private int closed(String quote, int length) {
        int to = at + length;
        while (to < text.length() && !text.startsWith(quote, to)) {
            to += text.charAt(to) == '\\' ? 2 : 1;
        }
        return Math.min(to + length, text.length());
    }

    private int end(int found, int length) {
        return found < 0 ? text.length() : found + length;
    }
}
