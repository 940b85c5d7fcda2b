package io.mockloop.migrations.sql.placeholder;

import io.mockloop.migrations.sql.split.StatementHead;
import io.mockloop.migrations.sql.token.LexicalRules;
import io.mockloop.migrations.sql.token.Scanner;
import io.mockloop.migrations.sql.token.Token;
import io.mockloop.migrations.sql.token.TokenType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is run for ranges of a key: {@code :from} and {@code :to} in it, in either case, stand for a range's
 * first and last key, and become the {@code ?} of a prepared statement. What stands in strings, quoted names and
 * comments is left as it is, as are casts ({@code x::int}) and slices ({@code x[1:n]}).
 *
 * @param sql with a {@code ?} for each name; its own are doubled, as drivers want it
 * @param ends which end of the range each of these stands for
 * @param unknown another name with a colon before it; null if there is none
 * @param isOfRows whether it is of a kind that changes rows
 */
public record RangeStatement(
        String sql, List<End> ends, @Nullable String unknown, boolean isOfRows) {

    private static final Pattern OF_ROWS = Pattern.compile("(?:UPDATE|DELETE|INSERT|REPLACE|MERGE|WITH)$");

    /** An end of a range. */
    public enum End {
        FROM,
        TO
    }

    /** Copies the list. */
    public RangeStatement {
        ends = List.copyOf(ends);
    }

    /** Reads a statement. */
    public static RangeStatement of(String statement, LexicalRules rules) {
        StringBuilder read = new StringBuilder();
        StringBuilder sql = new StringBuilder();
        List<End> ends = new ArrayList<>();
        String unknown = null;
        boolean isNamed = false;
        Scanner scanner = new Scanner(statement, rules);
        for (Token token = scanner.next(read, true); token.type() != TokenType.END; token = scanner.next(read, false)) {
            End end = isNamed && token.type() == TokenType.WORD ? end(token.string()) : null;
            if (end != null) {
                ends.add(end);
                sql.setCharAt(sql.length() - 1, '?');
            } else {
                unknown = isNamed && token.type() == TokenType.WORD ? token.string() : unknown;
                sql.append(token.isSymbol('?') ? "??" : token.string());
            }
            isNamed = token.isSymbol(':') && (token.from() == 0 || !isBehindValue(read.charAt(token.from() - 1)));
        }
        return new RangeStatement(
                sql.toString(),
                ends,
                unknown,
                StatementHead.of(statement, rules).beginsWith(OF_ROWS));
    }

    /** What a colon can stand behind without beginning a name. */
    private static boolean isBehindValue(char before) {
        return before == ':'
                || before == '['
                || before == ']'
                || before == ')'
                || before == '"'
                || Scanner.isWord(before);
    }

    private static @Nullable End end(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "FROM" -> End.FROM;
            case "TO" -> End.TO;
            default -> null;
        };
    }

    /** Why it cannot be run for ranges, as the end of a sentence; empty if it can. */
    public Optional<String> problem() {
        if (!isOfRows) {
            return Optional.of("this is no statement that changes rows: an UPDATE, a DELETE or an INSERT … SELECT.");
        }
        if (unknown != null) {
            return Optional.of("the names of a range are :from and :to, and ':%s' is neither.".formatted(unknown));
        }
        if (!ends.contains(End.FROM) || !ends.contains(End.TO)) {
            String lacks = ends.isEmpty() ? ":from and :to" : ends.contains(End.FROM) ? ":to" : ":from";
            return Optional.of("the statement lacks %s, so that it would change other rows than those of its range."
                    .formatted(lacks));
        }
        return Optional.empty();
    }
}
