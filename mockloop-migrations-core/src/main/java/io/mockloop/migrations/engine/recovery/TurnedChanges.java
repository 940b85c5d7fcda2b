package io.mockloop.migrations.engine.recovery;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationPlan.Source;
import io.mockloop.migrations.MigrationState;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.history.HistoryRow.Reached;
import io.mockloop.migrations.engine.history.StatementHash;
import io.mockloop.migrations.engine.migration.SchemaMigration;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.engine.plan.Undo;
import io.mockloop.migrations.sql.ScriptStatements;
import io.mockloop.migrations.sql.Section;
import io.mockloop.migrations.sql.SqlScript;
import io.mockloop.migrations.sql.SqlStatement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes of a schema that were left half-done, and are turned. Change and inverse are one to one: of the other way,
 * what belongs to changes that were not made, or not taken back, counts as done, and is not sent. What it would remove
 * can have been there before.
 *
 * @param way what was being run; null if that isn't there any more
 * @param other what is run instead
 * @param takenBack of each inverse, the first statement of its change
 */
record TurnedChanges(Body.@Nullable Script way, Body.Script other, List<Integer> takenBack) {

    /**
     * Those of a migration that was being applied, to be taken back.
     *
     * @param code the changes as the code has them now; null if it has none
     * @param undo what takes them back, by what is recorded of them
     * @return empty if they are none, or it isn't known what belongs to what
     */
    static Optional<TurnedChanges> back(HistoryRow row, @Nullable SchemaMigration code, Undo.Found undo) {
        if (code != null && code.reversible()) {
            Body.Script up = new Body.Script(code.up(), Section.UP);
            // code that was corrected behind what is done has the inverses of what was run last
            SqlScript down = wasRun(up, row) ? code.down() : null;
            if (down != null) {
                return of(up, new Body.Script(down, Section.DOWN), down);
            }
        }
        boolean isOfOthers = code != null
                && undo.source() == Source.CLASS
                && row.reached() != null
                && row.reached().count() != code.up().statementCount(Section.UP);
        return !isOfOthers && undo.body() instanceof Body.Script down
                ? of(null, down, down.script())
                : Optional.empty();
    }

    /**
     * Those of a migration that was being undone, to be made again.
     *
     * @param code the changes as the code has them now; null if it has none
     * @return empty if they are none, or it isn't known what belongs to what
     */
    static Optional<TurnedChanges> again(HistoryRow row, @Nullable SchemaMigration code) {
        SqlScript down = code == null ? null : code.down();
        if (code == null || down == null) {
            return Optional.empty();
        }
        Body.Script way = new Body.Script(down, Section.DOWN);
        return wasRun(way, row) ? of(way, new Body.Script(code.up(), Section.UP), down) : Optional.empty();
    }

    private static Optional<TurnedChanges> of(Body.@Nullable Script way, Body.Script other, SqlScript down) {
        // what is set before a transaction is no statement of it
        List<Integer> takenBack = down.takenBack().stream()
                .filter(number -> number > 0 || !down.runsInTransaction(Section.DOWN))
                .toList();
        return takenBack.isEmpty() ? Optional.empty() : Optional.of(new TurnedChanges(way, other, takenBack));
    }

    /** Whether a script begins with what the row says is done, or may be. */
    private static boolean wasRun(Body.Script script, HistoryRow row) {
        Reached reached = row.reached();
        if (reached == null) {
            return true;
        }
        int last = row.state() == MigrationState.FAILED ? reached.done() : Math.max(reached.done(), reached.sent());
        if (script.statementCount() < last) {
            return false;
        }
        StatementHash chain = new StatementHash();
        try (ScriptStatements statements = script.script().statements(script.section())) {
            for (int number = 1; number <= last; number++) {
                chain.add(
                        Objects.requireNonNull(statements.next(), "It has so many")
                                .text(),
                        "");
                if (chain.difference(reached.hash()).isPresent()) {
                    return false;
                }
            }
        }
        return chain.isSame(reached.hash()).orElse(false);
    }

    /**
     * How many statements of the other way belong to changes of which nothing is done.
     *
     * @param done how many statements are done of the way that was being run
     */
    int leftOut(Direction was, int done) {
        if (was == Direction.UP) {
            int first = 0;
            while (first < takenBack.size() && !(takenBack.get(first) > 0 && takenBack.get(first) <= done)) {
                first++;
            }
            return first;
        }
        return takenBack.stream()
                .limit(done)
                .filter(number -> number > 0)
                .reduce(Math::min)
                .map(first -> first - 1)
                .orElse(other.statementCount());
    }

    /** What the statements that are left out are known by. */
    String hash(int leftOut) {
        StatementHash chain = new StatementHash();
        try (ScriptStatements statements = other.script().statements(other.section())) {
            SqlStatement next = statements.next();
            for (int number = 1; next != null && number <= leftOut; number++) {
                chain.add(next.text(), "");
                next = statements.next();
            }
        }
        return chain.of(leftOut, leftOut);
    }
}
