package io.mockloop.migrations.engine.program;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationPlan.PlannedStatement;
import io.mockloop.migrations.MigrationPlan.Source;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.sql.ScriptStatements;
import io.mockloop.migrations.sql.SqlRules;
import io.mockloop.migrations.sql.SqlStatement;
import io.mockloop.migrations.sql.directive.Batch;
import io.mockloop.migrations.sql.split.ClientDelimiter;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows steps and their statements as people see them: without the values of secret placeholders. */
public final class Plans {

    /** Of a longer migration the first statements alone are shown: a plan is held in memory as a whole. */
    static final int MOST_CHARACTERS = 10_000_000;

    private static final String ROWS =
            "Written in Java: rows are changed batch by batch, each of them a transaction of its own.";

    private final SqlRules rules;

    /** Those for one database. */
    public Plans(SqlRules rules) {
        this.rules = rules;
    }

    /** A step as people see it. */
    public MigrationPlan.Step step(Step step) {
        return new MigrationPlan.Step(
                step.version(),
                step.description(),
                step.type(),
                step.source() == Source.FILE ? step.body().name() : step.script(),
                step.direction(),
                step.source(),
                step.direction() == Direction.DOWN || isReversible(step),
                step.backupRequired(),
                left(step),
                noteOf(step));
    }

    private static @Nullable String noteOf(Step step) {
        Batch batch = step.body() instanceof Body.Script script ? script.batch() : null;
        if (batch != null) {
            String ranges = String.format(
                    Locale.ROOT,
                    "In ranges of %s, %s, each of them a transaction of its own: :from and :to are"
                            + " its first and last key.%s",
                    batch.display(),
                    batch.size() == 0
                            ? "by the time that they take"
                            : String.format(Locale.ROOT, "at most %,d rows each", batch.size()),
                    batch.workers() > 1 ? " %d workers go through the rows.".formatted(batch.workers()) : "");
            return step.note() == null ? ranges : step.note() + " " + ranges;
        }
        return step.body() instanceof Body.Batches ? ROWS : step.note();
    }

    /** Those that were done before a recovery aren't sent again. */
    private List<PlannedStatement> left(Step step) {
        List<PlannedStatement> all = statements(step.body());
        int done = step.recovery() == null ? 0 : step.recovery().done();
        return all.subList(Math.min(done, all.size()), all.size());
    }

    private static boolean isReversible(Step step) {
        return step instanceof Step.Up up && up.migration().reversible();
    }

    /** What is set before the transaction, and the statements of it; none of code. */
    public List<PlannedStatement> statements(Body body) {
        if (!(body instanceof Body.Script script)) {
            return List.of();
        }
        List<PlannedStatement> planned = new ArrayList<>(before(body));
        int room = MOST_CHARACTERS;
        try (ScriptStatements statements = script.script().shownStatements(script.section())) {
            for (SqlStatement next = statements.next(); next != null; next = statements.next()) {
                String data = data(next.copyData(), room - next.text().length());
                room -= next.text().length() + (data == null ? 0 : data.length());
                if (room < 0) {
                    break;
                }
                planned.add(new PlannedStatement(
                        next.line(), next.text(), ClientDelimiter.of(next.text(), rules.lexical()), data));
            }
        }
        return planned;
    }

    /** What is set before the transaction, since it would have no effect inside. */
    static List<PlannedStatement> before(Body body) {
        return body.settings().stream()
                .map(setting -> new PlannedStatement(setting.line(), setting.text()))
                .toList();
    }

    /** No more than there is room for, and some. */
    private static @Nullable String data(@Nullable Reader copied, int room) {
        if (copied == null) {
            return null;
        }
        StringBuilder data = new StringBuilder();
        char[] piece = new char[8192];
        try {
            for (int read = copied.read(piece); read >= 0 && data.length() <= room; read = copied.read(piece)) {
                data.append(piece, 0, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return data.toString();
    }
}
