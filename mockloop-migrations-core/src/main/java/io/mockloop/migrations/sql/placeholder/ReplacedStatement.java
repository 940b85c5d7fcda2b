package io.mockloop.migrations.sql.placeholder;

import io.mockloop.migrations.exception.ScriptException;
import io.mockloop.migrations.sql.split.Piece;
import io.mockloop.migrations.sql.split.StatementSplitter;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement in which values stand for placeholders. A value may hold several statements, none, or the beginning of a
 * comment; a driver that gets more than one statement in one text may run the first alone, and say nothing.
 */
public final class ReplacedStatement {

    private static final List<String> MARKS = List.of(";", "--", "/*", "#");

    private ReplacedStatement() {}

    /** The statements that a statement has become. */
    public static List<String> partsOf(Piece.Statement statement, String replaced, LexicalRules rules) {
        String before = statement.text();
        if (replaced.equals(before) || statement.hasCopyData()) {
            return List.of(replaced);
        }
        if (replaced.isBlank()) {
            return List.of();
        }
        if (MARKS.stream().allMatch(mark -> count(replaced, mark) <= count(before, mark))) {
            return List.of(replaced);
        }
        // more than one in the file's own text: another delimiter holds them together
        List<String> parts = split(before, rules).size() == 1 ? split(replaced, rules) : List.of(replaced);
        return parts.size() == 1 ? List.of(replaced) : parts;
    }

    private static List<String> split(String text, LexicalRules rules) {
        List<String> statements = new ArrayList<>();
        try {
            StatementSplitter splitter = new StatementSplitter(text, rules);
            for (Piece piece = splitter.next(); piece != null; piece = splitter.next()) {
                if (piece instanceof Piece.Statement statement) {
                    statements.add(statement.text());
                }
            }
        } catch (ScriptException notToBeSplit) {
            return List.of(text);
        }
        return statements;
    }

    private static int count(String text, String mark) {
        int count = 0;
        for (int i = text.indexOf(mark); i >= 0; i = text.indexOf(mark, i + mark.length())) {
            count++;
        }
        return count;
    }
}
