package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.PendingMigration;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.PendingReport;
import java.util.List;

/** Shows what is pending. */
final class PendingCommand extends DatabaseCommand {

    @Override
    String description() {
        return "Show what is pending, in the order it would run.";
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        List<PendingMigration> pending = manager.pendingMigrations();
        if (pending.isEmpty()) {
            console.warn(manager.validate().warnings());
        }
        console.print(new PendingReport(pending));
        return DONE;
    }
}
