package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationRepair;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.RepairReport;
import java.util.List;

/** Accepts changed content. */
final class RepairCommand extends DatabaseCommand {

    @Override
    String description() {
        return "Accept applied migrations as their files and classes are now: checksums, descriptions and stored ways"
                + " back in the history are replaced. Nothing is run. Exits with 1 where what is wrong is something else.";
    }

    @Override
    void define(OptionSpecs own) {
        own.value(VERSION, "VERSION", Version.class, "The one to accept; all that differ by default.");
        own.flag(DRY_RUN, "Show what would be accepted, and change nothing.");
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        Version version = value(VERSION, Version.class);
        boolean dryRun = has(DRY_RUN);
        List<MigrationRepair> repairs = version == null ? manager.planRepair() : manager.planRepair(version);
        if (!dryRun && !repairs.isEmpty()) {
            if (version == null) {
                manager.repair();
            } else {
                manager.repair(version);
            }
        }
        ValidationResult left = repairs.isEmpty() ? manager.validate() : ValidationResult.ok();
        console.print(new RepairReport(repairs, left, manager.currentVersion().orElse(null), dryRun));
        return left.isValid() ? DONE : FAILED;
    }
}
