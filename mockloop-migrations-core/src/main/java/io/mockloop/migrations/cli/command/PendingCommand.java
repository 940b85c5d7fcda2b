package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.PendingReport;
import picocli.CommandLine.Command;

/** Shows what is pending. */
@Command(name = "pending", description = "Show what is pending, in the order it would run.")
final class PendingCommand extends DatabaseCommand {

    @Override
    public boolean makesDatabase() {
        return false;
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        console.print(new PendingReport(manager.pendingMigrations()));
        return DONE;
    }
}
