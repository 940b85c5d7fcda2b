package io.mockloop.migrations.engine.recovery;

import io.mockloop.migrations.engine.history.HistoryRow.Reached;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.sql.ScriptStatements;
import io.mockloop.migrations.sql.SqlRules;
import io.mockloop.migrations.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements of the other way that have removed what held data, before a recovery turned: what they removed may come
 * back, and what was in it doesn't.
 *
 * @param done those that are done: number, place and text
 * @param maybe those that may be
 */
public record Lost(List<String> done, List<String> maybe) {

    static final Lost NOTHING = new Lost(List.of(), List.of());

    /** Copies the lists. */
    public Lost {
        done = List.copyOf(done);
        maybe = List.copyOf(maybe);
    }

    /**
     * By a way that was left.
     *
     * @param reached how far it has come; null if that isn't known, so that all of it may be done
     */
    static Lost by(Body.Script way, SqlRules rules, @Nullable Reached reached) {
        List<String> done = new ArrayList<>();
        List<String> maybe = new ArrayList<>();
        int sent = reached == null ? Integer.MAX_VALUE : Math.max(reached.done(), reached.sent());
        try (ScriptStatements statements = way.script().shownStatements(way.section())) {
            SqlStatement next = statements.next();
            for (int number = 1; next != null && number <= sent; number++) {
                if (rules.removesData(next.text())) {
                    (reached != null && number <= reached.done() ? done : maybe).add(told(number, way, next));
                }
                next = statements.next();
            }
        }
        return new Lost(done, maybe);
    }

    private static String told(int number, Body.Script way, SqlStatement statement) {
        return "statement %d (%s:%d): %s".formatted(number, way.name(), statement.line(), statement.text());
    }
}
