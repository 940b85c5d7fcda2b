package io.mockloop.migrations.engine;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationPlan.PlannedStatement;
import io.mockloop.migrations.MigrationPlan.Source;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.engine.plan.Step;
import io.mockloop.migrations.sql.ScriptStatements;
import io.mockloop.migrations.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;

/** Makes a plan that can be printed out of steps. */
final class Plans {

    private Plans() {}

    static MigrationPlan of(List<Step> steps) {
        return new MigrationPlan(steps.stream().map(Plans::step).toList());
    }

    static MigrationPlan.Step step(Step step) {
        return new MigrationPlan.Step(
                step.version(),
                step.description(),
                step.type(),
                step.source() == Source.FILE ? step.body().name() : step.script(),
                step.direction(),
                step.source(),
                step.direction() == Direction.DOWN || isReversible(step),
                step.backupRequired(),
                statements(step.body()));
    }

    private static boolean isReversible(Step step) {
        return step instanceof Step.Up up && up.migration().reversible();
    }

    static List<PlannedStatement> statements(Body body) {
        if (!(body instanceof Body.Script script)) {
            return List.of();
        }
        List<PlannedStatement> planned = new ArrayList<>();
        if (body.isTransactional()) {
            script.script()
                    .hoisted(script.section())
                    .forEach(s -> planned.add(new PlannedStatement(s.line(), s.text())));
        }
        try (ScriptStatements statements = script.script().shownStatements(script.section())) {
            for (SqlStatement next = statements.next(); next != null; next = statements.next()) {
                planned.add(new PlannedStatement(next.line(), next.text()));
            }
        }
        return planned;
    }
}
