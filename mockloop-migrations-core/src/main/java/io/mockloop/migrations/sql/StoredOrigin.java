package io.mockloop.migrations.sql;

import io.mockloop.migrations.sql.split.Piece;
import io.mockloop.migrations.sql.split.StoredStatement;
import io.mockloop.migrations.sql.token.LexicalRules;
import io.mockloop.migrations.sql.token.RulesInForce;
import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements that were stored one by one, so that nothing is left to be split; a statement's line is its number, or
 * given.
 */
final class StoredOrigin implements StatementOrigin {

    private final Texts texts;
    private final RulesInForce rules;
    private int next;
    private @Nullable StoredStatement given;

    /**
     * What was stored.
     *
     * @param lines the lines of the statements; empty if each statement's is its number
     */
    record Texts(List<String> statements, List<Integer> lines) {

        Texts {
            statements = List.copyOf(statements);
            lines = List.copyOf(lines);
        }

        Texts(List<String> statements) {
            this(statements, List.of());
        }

        int line(int index) {
            return lines.isEmpty() ? index + 1 : lines.get(index);
        }
    }

    StoredOrigin(Texts texts, LexicalRules rules) {
        this.texts = texts;
        this.rules = new RulesInForce(rules);
    }

    @Override
    public Piece.@Nullable Statement next() {
        if (next == texts.statements().size()) {
            return null;
        }
        given = StoredStatement.read(texts.statements().get(next), texts.line(next), rules);
        next++;
        return given.statement();
    }

    @Override
    public @Nullable Reader copyData() {
        return given == null ? null : given.copyData();
    }

    @Override
    public void close() {
        next = texts.statements().size();
    }
}
