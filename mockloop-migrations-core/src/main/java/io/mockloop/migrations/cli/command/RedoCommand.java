package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.PlanReport;
import io.mockloop.migrations.cli.output.RollbackWarning;
import io.mockloop.migrations.cli.output.RunReport;
import org.jspecify.annotations.Nullable;

/** Undoes what was applied last, and applies it again. */
final class RedoCommand extends DatabaseCommand {

    private static final String STEPS = "--steps";

    private boolean begun;

    @Override
    String description() {
        return "Undo what was applied last, and apply it again as its files and classes are now, in one run, after showing"
                + " what it is and asking. Refused where it can't be undone, or isn't there to be applied again.";
    }

    @Override
    void define(OptionSpecs own) {
        own.value(STEPS, "N", Integer.class, "How many, the last one applied first; 1 by default.");
        own.flag(DRY_RUN, "Print what would be sent, as SQL, and change nothing.");
        Confirmation.define(own);
    }

    @Override
    public @Nullable String usageError() {
        Integer steps = value(STEPS, Integer.class);
        return steps != null && steps < 1 ? "--steps must be 1 or more." : null;
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        Integer steps = value(STEPS, Integer.class);
        MigrationPlan plan = manager.planRedo(steps == null ? 1 : steps);
        if (has(DRY_RUN)) {
            console.print(new PlanReport(plan, manager.currentVersion().orElse(null)));
            return DONE;
        }
        console.tell(new RollbackWarning(plan));
        if (!has(Confirmation.YES)) {
            Confirmation.ask(console, "Look at it with --dry-run");
        }
        begun = true;
        console.print(new RunReport(manager.redo(plan), "Nothing to redo."));
        return DONE;
    }

    /** Typed again it would undo one more. */
    @Override
    public String again() {
        return begun
                ? "see with mockloop db status what is undone, which mockloop db migrate applies again"
                : super.again();
    }
}
