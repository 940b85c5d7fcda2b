package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.HistoryReport;

/** Shows the log. */
final class HistoryCommand extends DatabaseCommand {

    @Override
    String description() {
        return "Show all that was ever done, oldest first.";
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        console.print(new HistoryReport(manager::history));
        return DONE;
    }
}
