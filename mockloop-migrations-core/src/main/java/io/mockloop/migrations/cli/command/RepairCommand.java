package io.mockloop.migrations.cli.command;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.MigrationRepair;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.cli.output.Console;
import io.mockloop.migrations.cli.output.RepairReport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Accepts changed content. */
@Command(
        name = "repair",
        description =
                "Accept applied migrations as their files and classes are now: checksums, descriptions and stored ways"
                        + " back in the history are replaced. Nothing is run.")
final class RepairCommand extends DatabaseCommand {

    @Option(names = "--version", paramLabel = "VERSION", description = "The one to accept; all that differ by default.")
    private @Nullable Version version;

    @Option(names = "--dry-run", description = "Show what would be accepted, and change nothing.")
    private boolean dryRun;

    @Override
    public boolean makesDatabase() {
        return false;
    }

    @Override
    public int run(MigrationManager manager, Console console) {
        List<MigrationRepair> repairs = version == null ? manager.planRepair() : manager.planRepair(version);
        if (!dryRun && !repairs.isEmpty()) {
            if (version == null) {
                manager.repair();
            } else {
                manager.repair(version);
            }
        }
        console.print(new RepairReport(repairs, manager.currentVersion().orElse(null), dryRun));
        return DONE;
    }
}
