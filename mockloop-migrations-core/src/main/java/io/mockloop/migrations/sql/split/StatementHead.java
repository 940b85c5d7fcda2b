package io.mockloop.migrations.sql.split;

import io.mockloop.migrations.sql.token.Ascii;
import io.mockloop.migrations.sql.token.LexicalRules;
import io.mockloop.migrations.sql.token.Scanner;
import io.mockloop.migrations.sql.token.Token;
import io.mockloop.migrations.sql.token.TokenType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a statement begins, in a form that patterns can be written for: its first tokens in upper case with one space
 * between them; a string is {@code '}, a quoted name {@code "}; comments are left out, as are the marks (not the text)
 * of conditional ones. Of a statement that reads or writes rows it is the first word alone, of one that makes a table
 * the first two, and of one that makes an index the first three.
 *
 * @param text such as {@code CREATE UNIQUE INDEX CONCURRENTLY " ON T ( A )}
 */
public record StatementHead(String text) {

    private static final int TOKENS = 24;

    /** Most statements of a long script are of these, of which the first word tells all that is asked of a head. */
    private static final Set<String> DATA =
            Set.of("INSERT", "UPDATE", "DELETE", "REPLACE", "MERGE", "SELECT", "WITH", "VALUES");

    /** How many tokens tell all that is asked of a head that begins so. */
    private static final Map<String, Integer> SHORT = Map.of("CREATE TABLE", 2, "CREATE INDEX", 3);

    /** Reads the beginning of a statement. */
    public static StatementHead of(String statement, LexicalRules rules) {
        Scanner scanner = new Scanner(statement, rules);
        StringBuilder head = new StringBuilder();
        int count = 0;
        int most = TOKENS;
        for (Token token = scanner.next(); token != null; token = scanner.next()) {
            if (token.type() == TokenType.DELIMITER
                    || (token.type().isCode() && !token.type().isConditionalMark())) {
                String form = form(token);
                if (count == 0 && DATA.contains(form)) {
                    return new StatementHead(form);
                }
                head.append(count++ == 0 ? "" : " ").append(form);
                if (count == 2) {
                    most = SHORT.getOrDefault(head.toString(), TOKENS);
                }
                if (count == most) {
                    break;
                }
            }
        }
        return new StatementHead(head.toString());
    }

    /** The first tokens as they are written, comments left out. */
    public static List<String> written(String statement, LexicalRules rules) {
        Scanner scanner = new Scanner(statement, rules);
        List<String> tokens = new ArrayList<>();
        for (Token token = scanner.next(); token != null && tokens.size() < TOKENS; token = scanner.next()) {
            if (token.type() == TokenType.DELIMITER || token.type().isCode()) {
                tokens.add(token.string());
            }
        }
        return tokens;
    }

    private static String form(Token token) {
        return switch (token.type()) {
            case STRING -> "'";
            case IDENTIFIER -> "\"";
            default -> Ascii.upper(token.string());
        };
    }

    /** The first token; empty if there is none. */
    public String firstWord() {
        int end = text.indexOf(' ');
        return end < 0 ? text : text.substring(0, end);
    }

    /** Whether it begins so. */
    public boolean beginsWith(Pattern pattern) {
        return pattern.matcher(text).lookingAt();
    }
}
