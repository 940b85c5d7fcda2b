package io.mockloop.migrations.sql;

import io.mockloop.migrations.sql.lexer.Piece;
import java.io.Reader;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The statements of a section as they are sent. */
final class SectionStatements implements ScriptStatements {

    private final StatementOrigin origin;
    private final SqlRules rules;
    private final Placeholders placeholders;
    private final Predicate<String> replaced;
    private final Predicate<StatementKind> sent;

    /**
     * Gives what an origin gives.
     *
     * @param replaced which placeholders are replaced
     * @param sent which kinds of statements are given
     */
    SectionStatements(
            StatementOrigin origin,
            SqlRules rules,
            Placeholders placeholders,
            Predicate<String> replaced,
            Predicate<StatementKind> sent) {
        this.origin = origin;
        this.rules = rules;
        this.placeholders = placeholders;
        this.replaced = replaced;
        this.sent = sent;
    }

    @Override
    public @Nullable SqlStatement next() {
        for (Piece.Statement piece = origin.next(); piece != null; piece = origin.next()) {
            String text = placeholders.replace(piece.text(), piece.line(), piece.comments(), replaced);
            StatementKind kind = rules.kindOf(text);
            if (sent.test(kind)) {
                Reader data = origin.copyData();
                return new SqlStatement(
                        text, piece.line(), kind, data == null ? null : placeholders.replace(data, replaced));
            }
        }
        return null;
    }

    @Override
    public void close() {
        origin.close();
    }
}
