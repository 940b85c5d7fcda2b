package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.cli.output.BackupReport;
import io.mockloop.migrations.cli.output.Console;

/** Makes a backup. */
final class BackupCommand extends DatabaseCommand {

    @Override
    String description() {
        return "Make a backup of the whole database, with its checksum beside it, in --backup-directory.";
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        console.print(new BackupReport(manager.backup()));
        return DONE;
    }
}
