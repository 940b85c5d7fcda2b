package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationDetails;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.DetailsReport;

/** Shows one migration. */
final class ShowMigrationCommand extends DatabaseCommand {

    @Override
    String description() {
        return "Show one migration: what it is, its state, what it depends on, its SQL, and how it can be undone.";
    }

    @Override
    void define(OptionSpecs own) {
        own.required(VERSION, "VERSION", String.class, "Its version, or its file where it has none.");
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        String version = required(VERSION, String.class);
        MigrationDetails details = manager.details(version)
                .orElseThrow(() -> CommandException.usage(
                        "There is no migration %s, neither in the database nor in the locations; status and pending list them."
                                .formatted(version)));
        console.print(new DetailsReport(details));
        return DONE;
    }
}
