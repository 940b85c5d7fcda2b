package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationPlan.PlannedStatement;
import io.mockloop.migrations.MigrationPlan.Step;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.RecoveryPlan;
import io.mockloop.migrations.RecoveryState;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.view.RunView;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What a recovery is about to do, or would do.
 *
 * @param plan how it would be recovered
 * @param current the version that the database is at
 */
public record RecoveryReport(RecoveryPlan plan, @Nullable Version current) implements Report, Warning {

    @Override
    public void print(PrintStream err, Screen screen) {
        text(err, screen);
    }

    @Override
    public void text(PrintStream out, Screen screen) {
        out.println("Migration %s was left half-done while it was %s: %s. Statements known to be done: %d."
                .formatted(
                        plan.migration(),
                        plan.direction() == Direction.UP ? "applied" : "undone",
                        plan.state() == RecoveryState.FAILED ? "it failed" : "its process ended",
                        plan.done()));
        if (plan.inDoubt() != null) {
            out.println("Neither the history nor the catalog tells whether this is done: " + plan.inDoubt());
        }
        plan.warnings().forEach(each -> out.println("WARNING: " + each));
        if (plan.backup() != null) {
            out.println("A backup that was made right before it is there: %s. In place of this, mockloop db recover"
                            .formatted(plan.backup())
                    + " --from-backup restores it.");
        }
        out.println(
                plan.kind() == RecoveryKind.COMPLETE
                        ? "To be completed by:"
                        : "To be taken back by this, of which is passed over what fails only since there is nothing to"
                                + " take back:");
        out.println();
        Step step = plan.step();
        if (step.statements().isEmpty()) {
            out.print(step.withoutStatements().text());
        }
        for (PlannedStatement statement : step.statements()) {
            out.print(step.place(statement).text());
            out.print(statement.text());
        }
        out.println();
    }

    @Override
    public void json(JsonGenerator json) {
        Json.write(json, RunView.of(plan, current));
    }
}
