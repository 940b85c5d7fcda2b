package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.RestorePlan;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.RestoreReport;
import io.mockloop.migrations.cli.output.RestoreWarning;

/** Restores a backup. */
final class RestoreCommand extends DatabaseCommand {

    @Override
    String description() {
        return "Replace all that is in the database by what is in a backup, after checking it, showing what it is, and"
                + " asking. If it fails half-way the database holds what it held before.";
    }

    @Override
    void define(OptionSpecs own) {
        own.parameter("FILE", String.class, "The backup, with its checksum beside it.");
        Confirmation.define(own);
    }

    @Override
    public boolean makesDatabase() {
        return true;
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        RestorePlan plan = manager.planRestore(file());
        console.tell(new RestoreWarning(plan));
        if (!has(Confirmation.YES)) {
            Confirmation.ask(console, "Look whether it is the right one");
        }
        console.print(new RestoreReport(manager.restore(plan.file())));
        return DONE;
    }
}
