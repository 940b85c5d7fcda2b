package io.mockloop.migrations.sql;

import io.mockloop.migrations.sql.placeholder.Placeholders;
import io.mockloop.migrations.sql.placeholder.ReplacedStatement;
import io.mockloop.migrations.sql.split.Piece;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The statements of a section as they are sent. */
final class SectionStatements implements ScriptStatements {

    private final StatementOrigin origin;
    private final SqlRules rules;
    private final Placeholders placeholders;
    private final Predicate<String> replaced;
    private final Predicate<StatementKind> sent;
    /** What is still to be given of the statement of this line. */
    private final Queue<String> parts = new ArrayDeque<>();

    private int line;

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
        while (true) {
            while (!parts.isEmpty()) {
                String text = parts.remove();
                StatementKind kind = rules.kindOf(text);
                if (sent.test(kind)) {
                    return new SqlStatement(text, line, kind, data());
                }
            }
            Piece.Statement piece = origin.next();
            if (piece == null) {
                return null;
            }
            line = piece.line();
            String text = placeholders.replace(piece.text(), line, piece.comments(), replaced);
            parts.addAll(ReplacedStatement.partsOf(piece, text, rules.lexical()));
        }
    }

    private @Nullable Reader data() {
        Reader data = origin.copyData();
        return data == null ? null : placeholders.replace(data, replaced);
    }

    @Override
    public void close() {
        origin.close();
    }
}
