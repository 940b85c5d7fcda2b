package io.mockloop.migrations.dialect.mysql.ddl;

import io.mockloop.migrations.sql.token.Ascii;
import io.mockloop.migrations.sql.token.LexicalRules;
import io.mockloop.migrations.sql.token.Scanner;
import io.mockloop.migrations.sql.token.Token;
import io.mockloop.migrations.sql.token.TokenType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The code of a text, a word at a time, that gives ranges of the text as they are written. */
final class Code {

    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private int at;

    /** A word, a quoted name, a string or a sign, and where it stands. */
    private record Piece(TokenType type, int from, int to) {}

    Code(String text, LexicalRules rules) {
        this.text = text;
        Scanner scanner = new Scanner(text, rules);
        int from = 0;
        for (Token token = scanner.next(); token != null; token = scanner.next()) {
            int to = from + token.to() - token.from();
            if (token.type().isCode()) {
                pieces.add(new Piece(token.type(), from, to));
            }
            from = to;
        }
    }

    boolean isAtEnd() {
        return at >= pieces.size();
    }

    /** Whether these words, in upper case, or signs come next. */
    boolean isNext(String... upperCase) {
        for (int i = 0; i < upperCase.length; i++) {
            if (at + i >= pieces.size() || !is(pieces.get(at + i), upperCase[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean is(Piece piece, String upperCase) {
        return (piece.type() == TokenType.WORD || piece.type() == TokenType.SYMBOL)
                && Ascii.equalsIgnoreCase(text, piece.from(), piece.to(), upperCase);
    }

    /** Takes these words, if they come next. */
    boolean take(String... upperCase) {
        boolean next = isNext(upperCase);
        if (next) {
            at += upperCase.length;
        }
        return next;
    }

    /** Takes a name, quoted or not. */
    Optional<String> name() {
        if (isAtEnd()) {
            return Optional.empty();
        }
        Piece piece = pieces.get(at);
        if (piece.type() != TokenType.WORD && piece.type() != TokenType.IDENTIFIER) {
            return Optional.empty();
        }
        at++;
        String name = text.substring(piece.from(), piece.to());
        if (piece.type() == TokenType.WORD) {
            return Optional.of(name);
        }
        String quote = name.substring(0, 1);
        return Optional.of(name.substring(1, name.length() - 1).replace(quote + quote, quote));
    }

    /** Takes what comes next, whatever it is; all of it, if it is a parenthesis or a conditional comment. */
    void takeOne() {
        int depth = 0;
        do {
            depth += opens() ? 1 : closes() ? -1 : 0;
            at++;
        } while (depth > 0 && !isAtEnd());
    }

    private boolean opens() {
        return isNext("(") || isConditional(TokenType.CONDITIONAL_OPEN);
    }

    private boolean closes() {
        return isNext(")") || isConditional(TokenType.CONDITIONAL_CLOSE);
    }

    /** Whether a conditional comment begins next. */
    boolean isConditional() {
        return isConditional(TokenType.CONDITIONAL_OPEN);
    }

    private boolean isConditional(TokenType mark) {
        return !isAtEnd() && pieces.get(at).type() == mark;
    }

    /** Takes what stands before a comma, or the end, or the end of the parenthesis that is open. */
    String toComma() {
        int from = position();
        int to = from;
        while (!isAtEnd() && !isNext(",") && !isNext(")")) {
            takeOne();
            to = pieces.get(at - 1).to();
        }
        return text.substring(from, to);
    }

    /** Takes columns in parentheses, and gives those that a foreign key can find, up to the first that it can't. */
    List<String> columns() {
        List<String> columns = new ArrayList<>();
        boolean isUsable = take("(");
        do {
            String column = name().orElse(null);
            String more = toComma();
            isUsable &= column != null && more.isEmpty();
            if (isUsable && column != null) {
                columns.add(column);
            }
        } while (take(","));
        return columns;
    }

    /** Where the next piece stands. */
    int position() {
        return isAtEnd() ? text.length() : pieces.get(at).from();
    }

    /** The text from a position up to the end of what was taken last. */
    String since(int position) {
        return text.substring(position, Math.max(position, pieces.get(at - 1).to()));
    }
}
