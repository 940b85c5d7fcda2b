package io.mockloop.migrations.dialect.sqlite.snapshot;

import io.mockloop.migrations.dialect.sqlite.ddl.Tokens;
import io.mockloop.migrations.sql.token.Ascii;
import io.mockloop.migrations.sql.token.Scanner;
import io.mockloop.migrations.sql.token.Token;
import io.mockloop.migrations.sql.token.TokenType;
import java.util.Arrays;
import java.util.Set;

/**
 * Code as one writes it down without knowing how it was written: in lower case, as names are the same to SQLite in any,
 * with the same white space, and without comments. Names are in quotes only if they must be; what stands in double
 * quotes and is no name that the schema has keeps its case, since it may be a string to SQLite.
 */
final class CodeText {

    private static final Set<String> PAIRS = Set.of("<>", "<=", ">=", "!=", "==", "||", "->", "<<", ">>");

    /** Behind these a bracket isn't a call's. */
    private static final Set<String> BEFORE_BRACKETS = Set.of(
            "and",
            "as",
            "between",
            "by",
            "case",
            "check",
            "else",
            "except",
            "from",
            "having",
            "in",
            "intersect",
            "is",
            "join",
            "like",
            "limit",
            "not",
            "on",
            "or",
            "over",
            "select",
            "set",
            "then",
            "union",
            "using",
            "values",
            "when",
            "where");

    /** What is no name without quotes anywhere; other keywords are names where they make no sense otherwise. */
    private static final Set<String> RESERVED = Set.copyOf(Arrays.asList(("add all alter and as autoincrement between"
                    + " case check collate commit constraint create default deferrable delete distinct drop else escape"
                    + " except exists foreign from group having in index insert intersect into is isnull join limit not"
                    + " nothing notnull null on or order primary references returning select set table then to"
                    + " transaction union unique update using values when where")
            .split(" ")));

    private final Set<String> names;

    /** Knows the names that the schema has, in upper case. */
    CodeText(Set<String> names) {
        this.names = names;
    }

    /** As it is to be compared. */
    String of(String sql) {
        Line line = new Line();
        Scanner scanner = Tokens.scanner(sql);
        boolean adjacent = false;
        for (Token token = scanner.next(); token != null; token = scanner.next()) {
            if (token.type().isCode() || token.type() == TokenType.DELIMITER) {
                line.add(text(token), token.type(), adjacent);
                adjacent = true;
            } else {
                adjacent = false;
            }
        }
        return line.text.toString();
    }

    private String text(Token token) {
        return switch (token.type()) {
            case WORD -> Ascii.lower(token.string());
            case IDENTIFIER -> name(new Tokens(token.string()).name(0));
            default -> token.string();
        };
    }

    private String name(String name) {
        String same = names.contains(Ascii.upper(name)) ? Ascii.lower(name) : name;
        boolean isPlain = same.equals(Ascii.lower(name)) && isWord(name) && !RESERVED.contains(Ascii.lower(name));
        return isPlain ? same : '"' + same.replace("\"", "\"\"") + '"';
    }

    private static boolean isWord(String name) {
        return !name.isEmpty()
                && !Scanner.isDigit(name.charAt(0))
                && name.chars().allMatch(Scanner::isWord);
    }

    /** Puts tokens one behind the other. */
    private static final class Line {

        private final StringBuilder text = new StringBuilder();
        private String last = "";
        private TokenType lastType = TokenType.END;
        private boolean isSign;

        void add(String token, TokenType type, boolean adjacent) {
            boolean isPair = adjacent && isOperator() && type == TokenType.SYMBOL && PAIRS.contains(last + token);
            boolean isBlob = adjacent && last.equals("x") && token.startsWith("'");
            if (!text.isEmpty() && !isPair && !isBlob && isSpaced(token)) {
                text.append(' ');
            }
            isSign = (token.equals("-") || token.equals("+"))
                    && !isPair
                    && (text.isEmpty() || last.equals("(") || last.equals(",") || isOperator());
            text.append(token);
            last = isPair ? last + token : token;
            lastType = type;
        }

        private boolean isOperator() {
            return lastType == TokenType.SYMBOL && !last.equals(")") && !last.equals("(");
        }

        private boolean isSpaced(String token) {
            if (isSign || last.equals("(") || last.equals(".")) {
                return false;
            }
            return switch (token) {
                case ")", ",", ";", "." -> false;
                case "(" ->
                    BEFORE_BRACKETS.contains(last) || (lastType != TokenType.WORD && lastType != TokenType.IDENTIFIER);
                default -> true;
            };
        }
    }
}
