package io.mockloop.migrations.dialect.sqlite.snapshot;

import io.mockloop.migrations.dialect.sqlite.ddl.Tokens;
import io.mockloop.migrations.sql.token.Ascii;
import io.mockloop.migrations.sql.token.Scanner;
import io.mockloop.migrations.sql.token.Token;
import io.mockloop.migrations.sql.token.TokenType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Code as one writes it down without knowing how it was written: keywords and functions in lower case, names that the
 * schema has as it has them, since they are the same to SQLite in any case, with the same white space, and without
 * comments. Other names keep their case, by which the columns of a view are called. Names that the schema has are in
 * quotes only if they must be; what else stands in double quotes stays so, since it may be a string to SQLite.
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

    /** What is no name without quotes anywhere. */
    private static final Set<String> RESERVED = words("add all alter and as autoincrement between"
            + " case check collate commit constraint create default deferrable delete distinct drop else escape"
            + " except exists foreign from group having in index insert intersect into is isnull join limit not"
            + " nothing notnull null on or order primary references returning select set table then to"
            + " transaction union unique update using values when where");

    /**
     * Keywords that are names where they make no sense otherwise (sqlite.org/lang_keywords.html), and what is like
     * them.
     */
    private static final Set<String> WORDS =
            words("abort action after always analyze asc attach before begin by cascade cast"
                    + " column conflict cross current current_date current_time current_timestamp database deferred desc detach do"
                    + " each end exclude exclusive explain fail filter first following for full generated glob groups if ignore"
                    + " immediate indexed initially inner instead key last left like match materialized natural no nulls of offset"
                    + " others outer over partition plan pragma preceding query raise range recursive regexp reindex release rename"
                    + " replace restrict right rollback row rows savepoint temp temporary ties trigger unbounded vacuum view virtual"
                    + " window with without new old excluded true false main");

    private static Set<String> words(String words) {
        return Set.of(words.split(" ", -1));
    }

    private final Map<String, String> names;

    /** Knows the names that the schema has, as it has them, by what they are in upper case. */
    CodeText(Map<String, String> names) {
        this.names = names;
    }

    /** One of it, as it was written. */
    private record Part(String text, TokenType type, boolean isAdjacent) {}

    /** As it is to be compared. */
    String of(String sql) {
        List<Part> parts = parts(sql);
        Line line = new Line();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            String next = i + 1 < parts.size() ? parts.get(i + 1).text() : "";
            line.add(text(part, line.last, next), part.type(), part.isAdjacent());
        }
        return line.text.toString();
    }

    private static List<Part> parts(String sql) {
        List<Part> parts = new ArrayList<>();
        Scanner scanner = Tokens.scanner(sql);
        boolean isAdjacent = false;
        for (Token token = scanner.next(); token != null; token = scanner.next()) {
            boolean isCode = token.type().isCode() || token.type() == TokenType.DELIMITER;
            if (isCode) {
                parts.add(new Part(token.string(), token.type(), isAdjacent));
            }
            isAdjacent = isCode;
        }
        return parts;
    }

    private String text(Part part, String before, String next) {
        return switch (part.type()) {
            case WORD -> word(part.text(), before, next);
            case IDENTIFIER -> name(new Tokens(part.text()).name(0));
            default -> part.text();
        };
    }

    private String word(String word, String before, String next) {
        String lower = Ascii.lower(word);
        if (isKeyword(lower) || before.equals("collate")) {
            return lower;
        }
        String known = names.get(Ascii.upper(word));
        return known == null ? (next.equals("(") || next.startsWith("'") ? lower : word) : known;
    }

    private static boolean isKeyword(String lower) {
        return RESERVED.contains(lower) || WORDS.contains(lower);
    }

    private String name(String name) {
        String known = names.get(Ascii.upper(name));
        boolean isPlain = known != null && isWord(name) && !isKeyword(Ascii.lower(name));
        String same = known == null ? name : known;
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
