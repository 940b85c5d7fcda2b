package io.mockloop.migrations.sql.split;

import io.mockloop.migrations.sql.token.RulesInForce;
import io.mockloop.migrations.sql.token.Scanner;
import io.mockloop.migrations.sql.token.Token;
import io.mockloop.migrations.sql.token.TokenType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A checksum over what the database gets: tokens as they stand, without comments, with a space only between two tokens
 * that would be another one without it, a mark behind each statement, in UTF-8. It is the same whatever the delimiter,
 * the line ends (a CRLF is a LF, also inside of a literal; a carriage return alone is none), and the layout.
 */
public final class StatementDigest {

    private static final int END_OF_STATEMENT = 0;
    private static final int COPY_DATA = 1;
    private static final byte[] LF = {'\n'};
    private static final byte[] CRLF = {'\r', '\n'};

    private final MessageDigest sha256;
    /** With each line end as CRLF; null up to the first one. */
    private @Nullable MessageDigest withReturns;
    /** With line ends as they stand; null up to the first CRLF. */
    private @Nullable MessageDigest asItStands;

    private boolean heldReturn;
    private final char[] buffer = new char[4096];
    private int buffered;
    private char last;
    private boolean gap;
    private int heldSemicolons;

    /** A digest of nothing. */
    public StatementDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every Java platform has SHA-256", ex);
        }
    }

    /** White space or a comment stands here. */
    void gap() {
        gap = true;
    }

    /** Semicolons at the end of a statement are delimiters, so they count only when another token follows. */
    void token(Token token) {
        if (token.isSymbol(';')) {
            heldSemicolons++;
            gap = false;
            return;
        }
        for (; heldSemicolons > 0; heldSemicolons--) {
            put(';');
            last = ';';
        }
        if (token.type() == TokenType.HINT) {
            hint(token);
            return;
        }
        if (gap && last != 0 && Separation.needed(last, token.first())) {
            put(' ');
        }
        put(token.text(), token.from(), token.to());
        last = token.text().charAt(token.to() - 1);
        gap = false;
    }

    /** A hint's white space is layout, too. */
    private void hint(Token token) {
        boolean space = false;
        for (int i = token.from(); i < token.to(); i++) {
            char c = token.text().charAt(i);
            if (Scanner.isSpace(c)) {
                space = true;
            } else {
                if (space) {
                    put(' ');
                }
                put(c);
                space = false;
            }
        }
        last = '/';
        gap = true;
    }

    /** A character of lines whose ends are layout. */
    void copyData(char c) {
        encode(c);
    }

    /** A character of lines whose ends may be data. */
    void copyLiteral(char c) {
        put(c);
    }

    void beginCopyData() {
        put(COPY_DATA);
    }

    void endStatement() {
        put(END_OF_STATEMENT);
        last = 0;
        gap = false;
        heldSemicolons = 0;
    }

    /** Adds a statement that stands alone. */
    public void statement(String text, RulesInForce rules) {
        Scanner scanner = new Scanner(text, rules.rules());
        for (Token token = scanner.next(); token != null; token = scanner.next()) {
            if (token.type().isCode() || token.type() == TokenType.DELIMITER || token.type() == TokenType.HINT) {
                token(token);
                if (token.type() != TokenType.HINT) {
                    rules.accept(token);
                }
            } else {
                gap();
            }
        }
        rules.endStatement();
        endStatement();
    }

    /** Adds a text as it stands, and the mark of its end. */
    public void text(String text) {
        put(text, 0, text.length());
        put(END_OF_STATEMENT);
    }

    /** The checksum of all that was added; the digest is empty afterwards. */
    public String checksum() {
        flush();
        withReturns = null;
        asItStands = null;
        return text(sha256);
    }

    /**
     * What the same came to when the line ends inside of literals counted: with CRLF throughout, and as it stands. To
     * be asked once, and before {@link #checksum}.
     */
    public Set<String> older() {
        flush();
        Set<String> older = new HashSet<>();
        for (MessageDigest other : others()) {
            older.add(text(other));
        }
        return older;
    }

    private static String text(MessageDigest digest) {
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    private List<MessageDigest> others() {
        return Stream.of(withReturns, asItStands).flatMap(Stream::ofNullable).toList();
    }

    private void put(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            put(text.charAt(i));
        }
    }

    private void put(int c) {
        boolean afterReturn = heldReturn;
        heldReturn = c == '\r';
        if (c == '\n') {
            lineEnd(afterReturn);
            return;
        }
        if (afterReturn) {
            encode('\r');
        }
        if (!heldReturn) {
            encode(c);
        }
    }

    private void lineEnd(boolean afterReturn) {
        flush();
        if (withReturns == null) {
            withReturns = copy(sha256);
        }
        if (afterReturn && asItStands == null) {
            asItStands = copy(sha256);
        }
        sha256.update(LF);
        withReturns.update(CRLF);
        if (asItStands != null) {
            asItStands.update(afterReturn ? CRLF : LF);
        }
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException ex) {
            throw new IllegalStateException("This Java platform's SHA-256 cannot be copied", ex);
        }
    }

    private void encode(int c) {
        boolean isSecondOfPair = Character.isLowSurrogate((char) c);
        if (buffered == buffer.length || (buffered == buffer.length - 1 && !isSecondOfPair)) {
            flush();
        }
        buffer[buffered++] = (char) c;
    }

    private void flush() {
        byte[] bytes = new String(buffer, 0, buffered).getBytes(StandardCharsets.UTF_8);
        sha256.update(bytes);
        others().forEach(other -> other.update(bytes));
        buffered = 0;
    }
}
