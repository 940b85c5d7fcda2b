package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.HistoryReport;
import picocli.CommandLine.Command;

/** Shows the log. */
@Command(name = "history", description = "Show all that was ever done, oldest first.")
final class HistoryCommand extends DatabaseCommand {

    @Override
    public boolean makesDatabase() {
        return false;
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        console.print(new HistoryReport(manager.history()));
        return DONE;
    }
}
