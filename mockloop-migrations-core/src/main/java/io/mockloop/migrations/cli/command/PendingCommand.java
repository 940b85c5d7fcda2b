package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.PendingReport;

/** Shows what is pending. */
final class PendingCommand extends DatabaseCommand {

    @Override
    String description() {
        return "Show what is pending, in the order it would run.";
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        console.print(new PendingReport(manager.pendingMigrations()));
        return DONE;
    }
}
