package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationPlan;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.PlanReport;
import io.mockloop.migrations.cli.output.RollbackWarning;
import io.mockloop.migrations.cli.output.RunReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Undoes what was applied. */
@Command(
        name = "rollback",
        description = "Undo what was applied, after showing what it is and asking. Where the file isn't there, the way"
                + " back that was stored in the database is used.")
final class RollbackCommand extends DatabaseCommand {

    private static final String QUESTION = "Are you sure you want to continue? (yes/no) ";

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            description = "The version to go back to: what is above it is undone; none undoes all.")
    private @Nullable Version version;

    @Option(names = "--steps", paramLabel = "N", description = "How many to undo, the last one applied first.")
    private @Nullable Integer steps;

    @Option(names = "--dry-run", description = "Print what would be sent, as SQL, and change nothing.")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Don't ask.")
    private boolean yes;

    @Override
    public @Nullable String usageError() {
        if ((version == null) == (steps == null)) {
            return "Say how far to go back: either --version V, or --steps N.";
        }
        return steps != null && steps < 1 ? "--steps must be 1 or more." : null;
    }

    @Override
    public boolean makesDatabase() {
        return false;
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        MigrationPlan plan = plan(manager);
        if (dryRun) {
            console.print(new PlanReport(plan, manager.currentVersion().orElse(null)));
            return DONE;
        }
        console.tell(new RollbackWarning(plan));
        if (!yes) {
            confirm(console);
        }
        console.print(new RunReport(manager.rollback(plan), "undone", "Nothing to undo."));
        return DONE;
    }

    private MigrationPlan plan(MigrationManager manager) {
        if (version != null) {
            return manager.planRollback(version);
        }
        return manager.planRollback(steps == null ? 1 : steps);
    }

    private static void confirm(Console console) {
        if (!console.terminal().isInteractive()) {
            throw CommandException.notConfirmed(
                    "Nothing was changed: there is no terminal to ask on. Look at it with --dry-run, and give --yes to go on.");
        }
        if (!"yes".equals(console.terminal().ask(QUESTION))) {
            throw CommandException.notConfirmed("Nothing was changed.");
        }
    }
}
