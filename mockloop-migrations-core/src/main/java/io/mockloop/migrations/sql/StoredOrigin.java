package io.mockloop.migrations.sql;

import io.mockloop.migrations.sql.split.Piece;
import io.mockloop.migrations.sql.split.StoredStatement;
import io.mockloop.migrations.sql.token.LexicalRules;
import io.mockloop.migrations.sql.token.RulesInForce;
import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements that were stored one by one, so that nothing is left to be split; a statement's line is its number. */
final class StoredOrigin implements StatementOrigin {

    private final List<String> texts;
    private final RulesInForce rules;
    private int next;
    private @Nullable StoredStatement given;

    StoredOrigin(List<String> texts, LexicalRules rules) {
        this.texts = texts;
        this.rules = new RulesInForce(rules);
    }

    @Override
    public Piece.@Nullable Statement next() {
        if (next == texts.size()) {
            return null;
        }
        given = StoredStatement.read(texts.get(next), next + 1, rules);
        next++;
        return given.statement();
    }

    @Override
    public @Nullable Reader copyData() {
        return given == null ? null : given.copyData();
    }

    @Override
    public void close() {
        next = texts.size();
    }
}
