package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.MigrationResult;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.PlanReport;
import io.mockloop.migrations.cli.output.RollbackWarning;
import io.mockloop.migrations.cli.output.RunReport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A command that undoes migrations, after showing which and asking. */
abstract class UndoingCommand extends DatabaseCommand {

    static final String STEPS = "--steps";

    private boolean begun;

    /** How many were asked for; null if it isn't said. */
    final @Nullable Integer steps() {
        return value(STEPS, Integer.class);
    }

    /** What is wrong with {@link #steps}; null if nothing is. */
    final @Nullable String stepsError() {
        Integer steps = steps();
        return steps != null && steps < 1 ? "--steps must be 1 or more." : null;
    }

    /** Whether anything may have been undone before it failed. */
    final boolean hasBegun() {
        return begun;
    }

    /**
     * Shows a plan; carries it out if that is agreed to.
     *
     * @param nothing what is said if there is nothing to be done
     */
    final int undo(
            MigrationManager manager,
            Console console,
            MigrationPlan plan,
            Function<MigrationPlan, MigrationResult> run,
            String nothing) {
        if (has(DRY_RUN)) {
            console.print(new PlanReport(plan, manager.currentVersion().orElse(null)));
            return DONE;
        }
        console.tell(new RollbackWarning(plan));
        if (!has(Confirmation.YES)) {
            Confirmation.ask(console, "Look at it with --dry-run");
        }
        begun = true;
        console.print(new RunReport(run.apply(plan), nothing));
        return DONE;
    }
}
