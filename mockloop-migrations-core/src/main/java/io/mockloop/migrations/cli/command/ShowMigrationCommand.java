package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationDetails;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.DetailsReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows one migration. */
@Command(
        name = "show-migration",
        description =
                "Show one migration: what it is, its state, what it depends on, its SQL, and how it can be undone.")
final class ShowMigrationCommand extends DatabaseCommand {

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            required = true,
            description = "Its version, or its file where it has none.")
    private String version = "";

    @Override
    public boolean makesDatabase() {
        return false;
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        MigrationDetails details = manager.details(version)
                .orElseThrow(() -> CommandException.usage(
                        "There is no migration %s, neither in the database nor in the locations; status and pending list them."
                                .formatted(version)));
        console.print(new DetailsReport(details));
        return DONE;
    }
}
