package io.mockloop.migrations.dialect.sqlite.ddl;

import io.mockloop.migrations.sql.token.Ascii;
import io.mockloop.migrations.sql.token.LexicalOption;
import io.mockloop.migrations.sql.token.LexicalRules;
import io.mockloop.migrations.sql.token.Scanner;
import io.mockloop.migrations.sql.token.Token;
import io.mockloop.migrations.sql.token.TokenType;
import java.util.ArrayList;
import java.util.List;

/** A statement of the schema as SQLite keeps it, and where its code stands in it, token by token. */
public final class Tokens {

    private static final LexicalRules RULES = LexicalRules.of(
            () -> {
                throw new IllegalStateException("One statement is not split");
            },
            LexicalOption.BACKTICKS,
            LexicalOption.BRACKETS,
            LexicalOption.DOLLAR_BEGINS_NAMES);

    private record Place(TokenType type, int from, int to) {}

    private final String sql;
    private final List<Place> places = new ArrayList<>();
    private final boolean commented;

    /** Takes one apart. */
    public Tokens(String sql) {
        this.sql = sql;
        boolean comments = false;
        int from = 0;
        Scanner scanner = scanner(sql);
        for (Token token = scanner.next(); token != null; token = scanner.next()) {
            int to = from + token.to() - token.from();
            if (token.type().isCode()) {
                places.add(new Place(token.type(), from, to));
            } else {
                comments |= token.type() != TokenType.SPACE;
            }
            from = to;
        }
        commented = comments;
    }

    /** All of it, comments and white space included, token by token. */
    public static Scanner scanner(String sql) {
        return new Scanner(sql, RULES);
    }

    String sql() {
        return sql;
    }

    /** Whether anything but code and white space stands in the statement. */
    boolean hasComments() {
        return commented;
    }

    /** How many there are. */
    public int size() {
        return places.size();
    }

    /** Where one begins in the statement. */
    public int from(int at) {
        return places.get(at).from();
    }

    int to(int at) {
        return places.get(at).to();
    }

    String text(int at) {
        return sql.substring(from(at), to(at));
    }

    /** As written, from one token to before another. */
    public String text(int first, int end) {
        return first == end ? "" : sql.substring(from(first), to(end - 1));
    }

    /** The same for what differs only in white space, comments, and the case of words. */
    String code(int first, int end) {
        StringBuilder code = new StringBuilder();
        for (int i = first; i < end; i++) {
            code.append(isQuoted(i) ? text(i) : Ascii.upper(text(i))).append(' ');
        }
        return code.toString();
    }

    /** Whether these words come one after the other, given in upper case. */
    public boolean is(int at, String... words) {
        for (int i = 0; i < words.length; i++) {
            int place = at + i;
            if (place < 0
                    || place >= size()
                    || isQuoted(place)
                    || !Ascii.equalsIgnoreCase(sql, from(place), to(place), words[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether one of these words stands here, given in upper case. */
    public boolean isAny(int at, String... words) {
        for (String word : words) {
            if (is(at, word)) {
                return true;
            }
        }
        return false;
    }

    boolean isQuoted(int at) {
        TokenType type = places.get(at).type();
        return type == TokenType.IDENTIFIER || type == TokenType.STRING;
    }

    /** A name without its quotes, of which SQLite knows four. */
    public String name(int at) {
        String text = text(at);
        if (!isQuoted(at)) {
            return text;
        }
        String quote = text.substring(text.length() - 1);
        String inner = text.substring(1, text.length() - 1);
        return quote.equals("]") ? inner : inner.replace(quote + quote, quote);
    }

    /** Behind this token; if it opens a bracket, behind the one that closes it. */
    public int after(int at) {
        int depth = 0;
        int i = at;
        do {
            depth += is(i, "(") ? 1 : is(i, ")") ? -1 : 0;
            i++;
        } while (depth > 0 && i < size());
        return i;
    }

    /** Whether a column is read; a function of its name doesn't count, nor does a table. */
    public boolean mentions(int first, int end, String column) {
        for (int i = first; i < end; i++) {
            boolean call = !isQuoted(i) && is(i + 1, "(");
            if (isName(i, column) && !call && !is(i + 1, ".")) {
                return true;
            }
        }
        return false;
    }

    /** Whether a token is a name, or could be one. */
    boolean isName(int at, String name) {
        return same(name(at), name) && places.get(at).type() != TokenType.STRING;
    }

    /** Whether two names are one to SQLite. */
    static boolean same(String one, String other) {
        return one.length() == other.length() && Ascii.upper(one).equals(Ascii.upper(other));
    }

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
