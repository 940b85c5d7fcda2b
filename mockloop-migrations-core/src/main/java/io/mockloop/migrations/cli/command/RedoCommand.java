package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.cli.output.Console;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Undoes what was applied last, and applies it again. */
final class RedoCommand extends UndoingCommand {

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
        return stepsError();
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        MigrationPlan plan = manager.planRedo(Objects.requireNonNullElse(steps(), 1));
        return undo(manager, console, plan, manager::redo, "Nothing to redo.");
    }

    /** Typed again it would undo one more. */
    @Override
    public String again() {
        return hasBegun()
                ? "look with mockloop db status at what is undone; mockloop db migrate applies it again"
                : super.again();
    }
}
