package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.AdoptSource;
import io.mockloop.migrations.MigrationAdoption;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.Remedy.OtherLibrary;
import io.mockloop.migrations.cli.output.AdoptReport;
import io.mockloop.migrations.cli.output.AdoptWarning;
import io.mockloop.migrations.cli.output.Console;

/** Takes over the history of another library. */
final class AdoptCommand extends DatabaseCommand {

    private static final String FROM = "--from";
    private static final String TABLE = "--adopt-table";
    private static final String SCHEMA = "--adopt-schema";

    @Override
    String description() {
        return "Take over what Flyway's or Liquibase's history says is applied, after showing what it is and asking."
                + " Nothing is run, and their table is left as it is. Exits with 1 where a file isn't what Flyway ran, or"
                + " another row cannot be taken over: all of these are named, and nothing is written.";
    }

    @Override
    void define(OptionSpecs own) {
        own.value(FROM, "flyway|liquibase", OtherLibrary.class, "Whose history; the one that is there by default.");
        own.text(
                TABLE,
                "NAME",
                "Its table; flyway_schema_history (or schema_version, as Flyway up to 4 calls it) or DATABASECHANGELOG by"
                        + " default.");
        own.text(SCHEMA, "NAME", "The schema of its table; the connection's own, or else --schema, by default.");
        own.flag(DRY_RUN, "Show what would be taken over, and change nothing.");
        Confirmation.define(own);
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        AdoptSource source = new AdoptSource(
                value(FROM, OtherLibrary.class), value(SCHEMA, String.class), value(TABLE, String.class));
        MigrationAdoption adoption = manager.planAdopt(source);
        boolean dryRun = has(DRY_RUN);
        if (!dryRun) {
            if (!has(Confirmation.YES)) {
                console.tell(new AdoptWarning(adoption));
                Confirmation.ask(console, "Look at it with --dry-run");
            }
            manager.adopt(source);
        }
        console.print(new AdoptReport(adoption, manager.currentVersion().orElse(null), dryRun));
        return DONE;
    }
}
