package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationPlan.Step;
import java.io.PrintStream;

/**
 * What is about to be noted as applied.
 *
 * @param plan what would be done, with others that would be applied
 */
public record MarkWarning(MigrationPlan plan) implements Warning {

    @Override
    public void print(PrintStream err, Screen screen) {
        err.println("WARNING: what is noted as applied is not run. See to it that the database is as if it had been.");
        err.println("To be noted as applied:");
        err.println();
        Table table = new Table(1, "VERSION", "DESCRIPTION", "SCRIPT");
        for (Step step : plan.steps()) {
            if (step.isMarked()) {
                table.add(Words.version(step.version()), step.description(), step.script());
            }
        }
        table.print(err, screen);
        err.println();
        long others = plan.steps().stream().filter(step -> !step.isMarked()).count();
        if (others > 0) {
            err.println(
                    "To be applied before and behind: " + Words.count((int) others, "migration", "migrations") + ".");
            err.println();
        }
    }
}
