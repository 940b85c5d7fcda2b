package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.cli.output.Console;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Undoes what was applied. */
final class RollbackCommand extends UndoingCommand {

    @Override
    String description() {
        return "Undo what was applied, after showing what it is and asking. Where the file isn't there, or"
                + " isn't what was applied, the way back that was stored in the database is used.";
    }

    @Override
    void define(OptionSpecs own) {
        own.value(
                VERSION,
                "VERSION",
                Version.class,
                "The version to go back to: what is above it is undone; none undoes all.");
        own.value(STEPS, "N", Integer.class, "How many to undo, the last one applied first.");
        own.flag(DRY_RUN, "Print what would be sent, as SQL, and change nothing.");
        Confirmation.define(own);
    }

    @Override
    public @Nullable String usageError() {
        Version version = value(VERSION, Version.class);
        Integer steps = steps();
        if (version != null && steps != null) {
            return "--version V and --steps N exclude each other.";
        }
        if (version == null && steps == null) {
            return "Say how far to go back: either --version V, or --steps N.";
        }
        return stepsError();
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        return undo(manager, console, plan(manager), manager::rollback, "Nothing to undo.");
    }

    private MigrationPlan plan(MigrationManager manager) {
        Version version = value(VERSION, Version.class);
        if (version != null) {
            return manager.planRollback(version);
        }
        return manager.planRollback(Objects.requireNonNullElse(steps(), 1));
    }

    /** Steps that were done before it failed would be counted anew. */
    @Override
    public String again() {
        Integer steps = steps();
        return hasBegun() && steps != null && steps > 1
                ? "look with mockloop db status at what is undone, and type the command for the rest"
                : super.again();
    }
}
