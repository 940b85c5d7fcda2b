package io.mockloop.migrations.sql.split;

import io.mockloop.migrations.sql.token.Ascii;
import io.mockloop.migrations.sql.token.LexicalRules;
import io.mockloop.migrations.sql.token.Scanner;
import io.mockloop.migrations.sql.token.Token;
import io.mockloop.migrations.sql.token.TokenType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The code of one statement, a word at a time: comments and white space are left out, keywords compare without regard
 * to case, and names lose their quotes.
 */
public final class StatementWords {

    /** A longer statement is no definition whose end tells anything. */
    private static final int MOST = 20_000;

    private final List<Word> words;
    private int at;

    /**
     * A word.
     *
     * @param type what it is
     * @param text as written, a quoted name without its quotes
     */
    private record Word(TokenType type, String text) {}

    private StatementWords(List<Word> words) {
        this.words = words;
    }

    /** Reads a statement; nothing if it is very long, or holds a conditional comment, which not every server runs. */
    public static Optional<StatementWords> of(String statement, LexicalRules rules) {
        Scanner scanner = new Scanner(statement, rules);
        List<Word> words = new ArrayList<>();
        for (Token token = scanner.next(); token != null; token = scanner.next()) {
            if (token.type().isConditionalMark() || token.type() == TokenType.HINT || words.size() > MOST) {
                return Optional.empty();
            }
            if (token.type().isCode()) {
                words.add(new Word(token.type(), unquoted(token)));
            }
        }
        return Optional.of(new StatementWords(words));
    }

    private static String unquoted(Token token) {
        String text = token.string();
        if (token.type() != TokenType.IDENTIFIER || text.length() < 2) {
            return text;
        }
        String quote = text.substring(text.length() - 1);
        return text.substring(1, text.length() - 1).replace(quote + quote, quote);
    }

    /** Whether nothing is left. */
    public boolean isAtEnd() {
        return at >= words.size();
    }

    /** Whether these words come next; the place stays. */
    public boolean isNext(String... upperCase) {
        for (int i = 0; i < upperCase.length; i++) {
            if (at + i >= words.size() || !is(words.get(at + i), upperCase[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean is(Word word, String upperCase) {
        return (word.type() == TokenType.WORD || word.type() == TokenType.SYMBOL)
                && Ascii.equalsIgnoreCase(word.text(), 0, word.text().length(), upperCase);
    }

    /** Takes these words, if they come next. */
    public boolean take(String... upperCase) {
        boolean next = isNext(upperCase);
        if (next) {
            at += upperCase.length;
        }
        return next;
    }

    /** Takes one of these words, if one comes next. */
    public boolean takeAny(String... upperCase) {
        for (String each : upperCase) {
            if (take(each)) {
                return true;
            }
        }
        return false;
    }

    /** Takes a name, quoted or not; nothing if none comes next. */
    public Optional<String> name() {
        if (isAtEnd()
                || (words.get(at).type() != TokenType.WORD && words.get(at).type() != TokenType.IDENTIFIER)) {
            return Optional.empty();
        }
        return Optional.of(words.get(at++).text());
    }

    /** Passes over everything up to the next comma outside of brackets, or the end. */
    public void skipToComma() {
        int depth = 0;
        while (!isAtEnd() && (depth > 0 || !isNext(","))) {
            depth += isNext("(") ? 1 : isNext(")") ? -1 : 0;
            at++;
        }
    }
}
