package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.Direction;
import io.mockloop.migrations.MigrationPlan.PlannedStatement;
import io.mockloop.migrations.MigrationPlan.Step;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.RecoveryPlan;
import io.mockloop.migrations.RecoveryState;
import java.io.PrintStream;

/**
 * What a recovery is about to do.
 *
 * @param plan how it would be recovered
 */
public record RecoveryWarning(RecoveryPlan plan) implements Warning {

    @Override
    public void print(PrintStream err, Screen screen) {
        err.println("Migration %s was left half-done while it was %s: %s. Statements known to be done: %d."
                .formatted(
                        plan.migration(),
                        plan.direction() == Direction.UP ? "applied" : "undone",
                        plan.state() == RecoveryState.FAILED ? "a statement returned an error" : "its process ended",
                        plan.done()));
        if (plan.inDoubt() != null) {
            err.println("Neither the history nor the catalog tells whether this is done: " + plan.inDoubt());
        }
        if (plan.kind() == RecoveryKind.ROLLBACK) {
            err.println("WARNING: data may be lost. What is in columns and tables that are dropped is gone.");
        }
        err.println(
                plan.kind() == RecoveryKind.COMPLETE
                        ? "To be completed by:"
                        : "To be taken back by this, of which is passed over what fails only since there is nothing to"
                                + " take back:");
        err.println();
        Step step = plan.step();
        if (step.statements().isEmpty()) {
            err.print(step.withoutStatements().text());
        }
        for (PlannedStatement statement : step.statements()) {
            err.print(step.place(statement).text());
            err.print(statement.text());
        }
        err.println();
    }
}
