package io.mockloop.migrations.sql.split;

import io.mockloop.migrations.sql.token.Ascii;
import io.mockloop.migrations.sql.token.LexicalRules;
import io.mockloop.migrations.sql.token.Scanner;
import io.mockloop.migrations.sql.token.Token;
import io.mockloop.migrations.sql.token.TokenType;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * What a statement changes, where it is one thing and nothing else: if that one is missing, or there already, so that
 * the statement fails, nothing was left to be done. Of a statement that changes several some may have been.
 *
 * @param verb its first word
 * @param words all its words outside of parentheses
 * @param listed whether it has several parts
 * @param queries whether it reads other tables
 */
public record OneChange(String verb, Set<String> words, boolean listed, boolean queries) {

    private static final Set<String> READS = Set.of("SELECT", "JOIN", "USING", "TABLE", "VALUES");
    private static final Set<String> HOLDS_ROWS = Set.of("TABLE", "SCHEMA", "DATABASE");

    /** What is no column, and is dropped of one or of a table. */
    private static final Set<String> HOLDS_NONE =
            Set.of("CONSTRAINT", "KEY", "INDEX", "CHECK", "DEFAULT", "NOT", "IDENTITY", "EXPRESSION");

    private static final Set<String> CHANGES_ROWS =
            Set.of("INSERT", "UPDATE", "DELETE", "REPLACE", "MERGE", "WITH", "COPY", "LOAD", "CALL", "DO", "TRUNCATE");

    /** Copies the words. */
    public OneChange {
        words = Set.copyOf(words);
    }

    /** Reads a statement. */
    public static OneChange of(String statement, LexicalRules rules) {
        Scanner scanner = new Scanner(statement, rules);
        Set<String> words = new HashSet<>();
        String verb = "";
        boolean listed = false;
        boolean queries = false;
        int depth = 0;
        for (Token token = scanner.next(); token != null; token = scanner.next()) {
            String text = token.type() == TokenType.WORD || token.type() == TokenType.SYMBOL
                    ? Ascii.upper(token.string())
                    : "";
            depth += text.equals("(") ? 1 : text.equals(")") ? -1 : 0;
            listed |= depth == 0 && text.equals(",");
            if (token.type() == TokenType.WORD) {
                verb = verb.isEmpty() ? text : verb;
                queries |= READS.contains(text);
                if (depth == 0) {
                    words.add(text);
                }
            }
        }
        return new OneChange(verb, words, listed, queries);
    }

    /** Whether it changes rows, or may. */
    public boolean changesRows() {
        return CHANGES_ROWS.contains(verb);
    }

    /** Whether it removes rows, columns, or what holds them, so that what was in them is lost; or may. */
    public boolean removesData() {
        return switch (verb) {
            case "DELETE", "TRUNCATE" -> true;
            case "DROP" -> !Collections.disjoint(words, HOLDS_ROWS);
            case "ALTER" -> has("DROP") && (listed || Collections.disjoint(words, HOLDS_NONE));
            default -> false;
        };
    }

    /** Whether it removes or renames one thing, or rows of one table. */
    public boolean removes() {
        return !listed
                && switch (verb) {
                    case "DROP", "RENAME", "COMMENT", "TRUNCATE" -> true;
                    case "ALTER" -> has("DROP", "RENAME", "CHANGE");
                    case "DELETE" -> !queries;
                    default -> false;
                };
    }

    /** Whether it makes or renames one thing. */
    public boolean makes() {
        return verb.equals("CREATE")
                || (!listed
                        && switch (verb) {
                            case "RENAME", "COMMENT" -> true;
                            case "ALTER" -> has("ADD", "RENAME", "CHANGE");
                            default -> false;
                        });
    }

    private boolean has(String... any) {
        return !Collections.disjoint(words, Set.of(any));
    }
}
